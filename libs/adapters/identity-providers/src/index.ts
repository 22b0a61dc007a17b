export * from './oidc/openid-proofs.ts';
