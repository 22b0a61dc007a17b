export * from './smtp/smtp-channel.ts';
export * from './sms-http/description.ts';
export * from './sms-http/gateway-channel.ts';
export * from './sms-http/gateway-reports.ts';
export * from './sms-http/report-description.ts';
export * from './sms-twilio/settings.ts';
export * from './sms-twilio/twilio-channel.ts';
export * from './sms-twilio/twilio-reports.ts';
