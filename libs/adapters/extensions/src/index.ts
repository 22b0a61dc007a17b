export * from './call-out/signed-call-out.ts';
export * from './mapping/declarative-mapping.ts';
export * from './script/sandbox-threads.ts';
export * from './script/script-sandbox.ts';
