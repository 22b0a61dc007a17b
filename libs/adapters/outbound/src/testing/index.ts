export * from './fixed-resolver.ts';
export * from './loopback-server.ts';
export * from './self-signed-certificate.ts';
