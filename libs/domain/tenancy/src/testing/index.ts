export {};
export * from './access-tokens.contract.ts';
export * from './in-memory-access-tokens.ts';
export * from './in-memory-signing-keys.ts';
export * from './signing-keys.contract.ts';
