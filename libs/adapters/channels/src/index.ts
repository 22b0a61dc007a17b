export * from './smtp/smtp-channel.ts';
