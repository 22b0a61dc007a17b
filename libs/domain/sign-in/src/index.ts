export * from './errors.ts';
export * from './sign-in-accounts.ts';
export * from './use-cases/find-session.ts';
export * from './use-cases/sign-in.ts';
export * from './use-cases/sign-out.ts';
export * from './parts.ts';
