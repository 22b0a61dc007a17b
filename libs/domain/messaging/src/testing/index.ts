export * from './collecting-channel.ts';
export * from './few-house-texts.ts';
export * from './hostile-texts.ts';
export * from './in-memory-messages.ts';
export * from './in-memory-message-texts.ts';
export * from './message-texts.contract.ts';
export * from './sms-channel.contract.ts';
