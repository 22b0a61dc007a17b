export * from './collecting-channel.ts';
export * from './in-memory-messages.ts';
export * from './collecting-sms-channels.ts';
export * from './in-memory-sms-budgets.ts';
export * from './in-memory-sms-services.ts';
export * from './sms-budgets.contract.ts';
export * from './sms-channel.contract.ts';
export * from './sms-services.contract.ts';
