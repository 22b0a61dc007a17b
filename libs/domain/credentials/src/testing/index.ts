export * from './counted-hashing.ts';
export * from './credential-changes.contract.ts';
export * from './in-memory-blocklist.ts';
export * from './in-memory-credential-changes.ts';
export * from './in-memory-password-hashes.ts';
export * from './password-hashes.contract.ts';
export * from './scripted-store.ts';
export * from './store-driver.contract.ts';
