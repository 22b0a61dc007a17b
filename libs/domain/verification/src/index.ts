export * from './attempts/limits.ts';
export * from './challenge/challenge.ts';
export * from './challenge/challenges.ts';
export * from './methods/email/method.ts';
export * from './methods/email/parameters.ts';
export * from './methods/email/typed-code.ts';
export * from './verification/verification.ts';
