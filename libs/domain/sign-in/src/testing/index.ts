export * from './in-memory-own-changes.ts';
export * from './in-memory-password-tries.ts';
export * from './in-memory-paused-sign-ins.ts';
export * from './in-memory-sign-in-plans.ts';
export * from './sign-ins.contract.ts';
