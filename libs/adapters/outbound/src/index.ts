export * from './client/limits.ts';
export * from './client/outbound-client.ts';
export * from './client/outcome.ts';
export * from './client/vetted-sockets.ts';
export * from './signature/signed-headers.ts';
export * from './target/address-class.ts';
export * from './target/resolver.ts';
export * from './target/target.ts';
