import {
  freshness,
  IdentityNotProven,
  IdentityProviderUnavailable,
  type IdentityAuthority,
  type ProvenIdentity,
  type RoundKeys,
} from '@latchkey/access';
import type { OutboundClient } from '@latchkey/outbound';
import * as openid from 'openid-client';
import { clockTolerance } from '../clock-tolerance.ts';
import { read } from './assertion.ts';
import { NoAnswer, vettedFetch } from './vetted-fetch.ts';

/** How long the description of a provider is believed. Milliseconds. */
const descriptionLasts = 600_000;
/** Descriptions that are kept; the oldest go. */
const mostDescriptions = 256;
const code = /^[\w-]{1,60}$/;

interface Description {
  readonly until: number;
  readonly configuration: Promise<openid.Configuration>;
}

/**
 * OpenID Connect by authorization code: PKCE, state, nonce, an assertion that is signed by the issuer's own keys (not
 * only fetched from it), and somebody who has shown the provider lately who they are.
 */
export class OpenIdProofs {
  private readonly fetch: openid.CustomFetch;
  private readonly descriptions = new Map<string, Description>();

  /** `returnTo`: the page of ours to which every provider sends browsers back; without it nobody is sent. */
  constructor(
    outbound: OutboundClient,
    private readonly returnTo: string | undefined,
  ) {
    this.fetch = vettedFetch(outbound);
  }

  async address(authority: IdentityAuthority, keys: RoundKeys): Promise<string> {
    const { scopes, requiredAcr } = authority;
    const parameters = {
      redirect_uri: this.page(),
      scope: scopes.join(' '),
      state: keys.state,
      nonce: keys.nonce,
      max_age: String(freshness),
      code_challenge: await openid.calculatePKCECodeChallenge(keys.verifier),
      code_challenge_method: 'S256',
      ...(requiredAcr.length > 0 ? { acr_values: requiredAcr.join(' ') } : {}),
    };
    const address = openid.buildAuthorizationUrl(await this.configuration(authority), parameters);
    // The browser is ours to protect as well: a description does not send it just anywhere.
    if (!/^https?:$/.test(address.protocol)) throw new IdentityProviderUnavailable('odd-address');
    return address.href;
  }

  async prove(authority: IdentityAuthority, keys: RoundKeys, answer: string): Promise<ProvenIdentity> {
    const configuration = await this.configuration(authority);
    const url = new URL(this.page());
    url.search = answer;
    const checks = {
      pkceCodeVerifier: keys.verifier,
      expectedState: keys.state,
      expectedNonce: keys.nonce,
      maxAge: freshness,
      idTokenExpected: true,
    };
    const tokens = await openid.authorizationCodeGrant(configuration, url, checks).catch(refuse);
    const claims = tokens.claims();
    if (!claims) throw new IdentityNotProven('no-assertion');
    return read(claims, authority, Math.floor(Date.now() / 1000));
  }

  private page(): string {
    if (this.returnTo === undefined) throw new IdentityProviderUnavailable('no-page-to-return-to');
    return this.returnTo;
  }

  /** Of one version of a provider; a failure is not kept. Throws IdentityProviderUnavailable. */
  private configuration(authority: IdentityAuthority): Promise<openid.Configuration> {
    const key = `${authority.id} ${authority.version}`;
    const kept = this.descriptions.get(key);
    if (kept && kept.until > performance.now()) return kept.configuration;
    const configuration = this.discover(authority).catch((error: unknown) => {
      this.descriptions.delete(key);
      throw new IdentityProviderUnavailable(reasonOf(error));
    });
    this.descriptions.delete(key);
    this.descriptions.set(key, { until: performance.now() + descriptionLasts, configuration });
    const [oldest] = this.descriptions.keys();
    if (this.descriptions.size > mostDescriptions && oldest !== undefined) this.descriptions.delete(oldest);
    return configuration;
  }

  private async discover({
    issuer,
    clientId,
    clientSecret,
  }: IdentityAuthority): Promise<openid.Configuration> {
    if (clientId === null) throw new IdentityProviderUnavailable('no-client');
    const proof = clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret);
    return openid.discovery(
      new URL(issuer),
      clientId,
      { [openid.clockTolerance]: clockTolerance },
      proof,
      // Which addresses may be without TLS is the operator's to say, and the outbound client's to know.
      {
        [openid.customFetch]: this.fetch,
        execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
      },
    );
  }
}

/** Only silence is nobody's fault: whatever was answered and does not hold is refused. */
function refuse(error: unknown): never {
  const reason = reasonOf(error);
  if (isSilence(error)) throw new IdentityProviderUnavailable(reason);
  throw new IdentityNotProven(reason);
}

function isSilence(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) if (each instanceof NoAnswer) return true;
  return false;
}

/** A slug of ours or of the library; nothing that the provider said. */
function reasonOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof NoAnswer) return each.reason;
    if ('code' in each && typeof each.code === 'string' && code.test(each.code))
      return each.code.toLowerCase();
  }
  return 'not-proven';
}
