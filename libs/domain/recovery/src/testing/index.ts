export * from './in-memory-reset-requests.ts';
export * from './in-memory-step-sessions.ts';
export * from './in-memory-tenant.ts';
export * from './recovery-house.ts';
export * from './request-stories.ts';
export * from './reset-requests.contract.ts';
export * from './step-sessions.contract.ts';
