export * from './api-key/api-key.ts';
export * from './api-key/api-keys.ts';
export * from './appearance.ts';
export * from './application/application.ts';
export * from './application/applications.ts';
export * from './application/events.ts';
export * from './application/origin.ts';
export * from './tenant-directory.ts';
