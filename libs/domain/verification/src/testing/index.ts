export * from './challenges.contract.ts';
export * from './in-memory-challenges.ts';
export * from './in-memory-flows.ts';
export * from './in-memory-templates.ts';
export * from './in-memory-verifications.ts';
export * from './templates.contract.ts';
export * from './verifications.contract.ts';
