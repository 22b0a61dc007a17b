import type { IdentityProviderKind, SamlSettings } from '../identity-provider/identity-provider.ts';

/** A provider as it is asked: with its secret, for the moment of use. */
export interface IdentityAuthority {
  readonly id: string;
  readonly version: number;
  readonly kind: IdentityProviderKind;
  readonly issuer: string;
  readonly clientId: string | null;
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
  readonly requiredAcr: readonly string[];
  readonly requiredAmr: readonly string[];
  readonly groupsClaim: string | null;
  readonly saml: SamlSettings | null;
}

/** What a SAML provider has to be told of us. */
export interface ServiceDescription {
  readonly entityId: string;
  /** Where answers are posted. */
  readonly responseUrl: string;
  /** Metadata (SAML 2.0), for the provider to read. */
  readonly document: string;
}

/** What ties an answer to the round that asked for it. `state` is told to the browser, the rest is not. */
export interface RoundKeys {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody as a provider vouches for them. Only issuer and subject say who it is; the rest are labels. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly displayName: string | undefined;
  readonly groups: readonly string[];
  /** Of an assertion that is good once; null where the protocol sees to that itself. */
  readonly assertionId: string | null;
}

/** How long ago somebody may have shown the provider who they are, in seconds (S-37). */
export const freshness = 300;

/** The assertion does not hold. `reason` is for the audit trail: a slug without anything that the provider said. */
export class IdentityNotProven extends Error {
  constructor(readonly reason: string) {
    super(`the identity is not proven: ${reason}`);
    this.name = 'IdentityNotProven';
  }
}

/** What providers of staff are asked. Neither is called inside a transaction. */
export abstract class IdentityProofs {
  /** Where the browser goes. Throws IdentityProviderUnavailable. */
  abstract address(authority: IdentityAuthority, keys: RoundKeys): Promise<string>;
  /**
   * `answer`: the query with which the browser came back, or the message that it has posted.
   * Throws IdentityNotProven, IdentityProviderUnavailable.
   */
  abstract prove(authority: IdentityAuthority, keys: RoundKeys, answer: string): Promise<ProvenIdentity>;
  /** Throws IdentityProviderUnavailable. */
  abstract describe(saml: SamlSettings): Promise<ServiceDescription>;
}
