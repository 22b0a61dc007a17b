export * from './extension-house.ts';
export * from './extensions.contract.ts';
export * from './in-memory-extensions.ts';
export * from './scripted-executors.ts';
