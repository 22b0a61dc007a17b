export * from './in-memory-processes.ts';
export * from './process-stories.ts';
export * from './in-memory-reset-requests.ts';
export * from './in-memory-tenant.ts';
export * from './processes.contract.ts';
export * from './recovery-house.ts';
export * from './request-stories.ts';
export * from './reset-requests.contract.ts';
