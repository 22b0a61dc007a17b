export * from './provider-sign-in.contract.ts';
export * from './second-factors.contract.ts';
export * from './setup-links.contract.ts';
export * from './sign-in-attempts.contract.ts';
export * from './staff-house.ts';
export * from './staff-members.contract.ts';
export * from './staff-sessions.contract.ts';
