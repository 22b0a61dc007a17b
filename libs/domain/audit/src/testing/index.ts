export * from './in-memory-list-exports.ts';
export * from './list-exports.contract.ts';
