export * from './collecting-channel.ts';
export * from './in-memory-messages.ts';
export * from './sms-channel.contract.ts';
