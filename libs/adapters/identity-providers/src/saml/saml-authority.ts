import { IdentityProviderUnavailable, type IdentityAuthority, type SamlSettings } from '@latchkey/access';

export type SamlAuthority = IdentityAuthority & { readonly saml: SamlSettings };

/** Throws IdentityProviderUnavailable. */
export function samlAuthority(authority: IdentityAuthority): SamlAuthority {
  const { saml } = authority;
  if (saml === null) throw new IdentityProviderUnavailable('no-saml');
  return { ...authority, saml };
}
