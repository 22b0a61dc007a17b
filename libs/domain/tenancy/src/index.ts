export * from './tenant-directory.ts';
