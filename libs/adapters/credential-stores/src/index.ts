export * from './local/argon2-hashing.ts';
export * from './local/driver.ts';
export * from './shipped-stores.ts';
