export * from './hostile-addresses.ts';
export * from './in-memory-sessions.ts';
export * from './in-memory-users.ts';
export * from './sessions.contract.ts';
export * from './users.contract.ts';
export * from './groups.contract.ts';
export * from './in-memory-groups.ts';
