export * from './aes-box.ts';
export * from './altcha-puzzles.ts';
export * from './envelope-sealer.ts';
export * from './jwe-hand-over.ts';
export * from './key-canary.ts';
export * from './key-ring.ts';
export * from './node-secrets.ts';
export * from './worker-key-store.ts';
