import { SecretBox, type Sealer } from '@latchkey/kernel';
import type { IdentityAuthority } from '../provider-sign-in/identity-proofs.ts';
import { clientSecretName, type IdentityProvider } from './identity-provider.ts';

/** What a provider is known by, opened where it is asked. */
export class ProviderSecretBox extends SecretBox {
  constructor(sealer: Sealer) {
    super(sealer, 'identity_provider');
  }

  async open(provider: IdentityProvider): Promise<IdentityAuthority> {
    const { id, version, kind, issuer, clientId, scopes, requiredAcr, requiredAmr, groupsClaim, saml } =
      provider;
    const { [clientSecretName]: clientSecret } = await this.secrets(provider);
    return {
      ...{ id, version, kind, issuer, clientId, scopes, requiredAcr, requiredAmr, groupsClaim, saml },
      clientSecret,
    };
  }
}
