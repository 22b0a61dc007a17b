export * from './challenges.contract.ts';
export * from './in-memory-challenges.ts';
export * from './in-memory-flows.ts';
export * from './in-memory-verifications.ts';
export * from './verifications.contract.ts';
