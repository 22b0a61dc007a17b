export * from './mail-channel.ts';
export * from './message-renderer.ts';
export * from './message/events.ts';
export * from './message/message.ts';
export * from './message/messages.ts';
export * from './recipients.ts';
export * from './use-cases/deliver-message.ts';
export * from './parts.ts';
