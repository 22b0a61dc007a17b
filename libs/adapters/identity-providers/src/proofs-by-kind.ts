import {
  IdentityProofs,
  type IdentityAuthority,
  type ProvenIdentity,
  type RoundKeys,
  type SamlSettings,
  type ServiceDescription,
} from '@latchkey/access';
import type { OpenIdProofs } from './oidc/openid-proofs.ts';
import type { SamlProofs } from './saml/saml-proofs.ts';

/** Each provider is asked by its own protocol. */
export class ProofsByKind extends IdentityProofs {
  constructor(
    private readonly openId: OpenIdProofs,
    private readonly saml: SamlProofs,
  ) {
    super();
  }

  address(authority: IdentityAuthority, keys: RoundKeys): Promise<string> {
    return authority.kind === 'saml'
      ? this.saml.address(authority, keys)
      : this.openId.address(authority, keys);
  }

  prove(authority: IdentityAuthority, keys: RoundKeys, answer: string): Promise<ProvenIdentity> {
    return authority.kind === 'saml'
      ? this.saml.prove(authority, keys, answer)
      : this.openId.prove(authority, keys, answer);
  }

  describe(saml: SamlSettings): Promise<ServiceDescription> {
    return this.saml.describe(saml);
  }
}
