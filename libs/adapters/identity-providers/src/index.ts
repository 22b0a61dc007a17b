export * from './oidc/openid-proofs.ts';
export * from './proofs-by-kind.ts';
export * from './saml/saml-proofs.ts';
export * from './saml/x509-certificates.ts';
