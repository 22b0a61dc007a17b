export * from './breached-range.ts';
export * from './file-blocklist.ts';
