export * from './session/session.ts';
export * from './session/sessions.ts';
export * from './user/events.ts';
export * from './user/identifier.ts';
export * from './user/mail-address.ts';
export * from './user/user.ts';
export * from './user/users.ts';
