import {
  freshness,
  IdentityNotProven,
  IdentityProviderUnavailable,
  type IdentityAuthority,
  type ProvenIdentity,
  type RoundKeys,
  type SamlSettings,
  type ServiceDescription,
} from '@latchkey/access';
import { readXml, type XmlElement } from '@latchkey/strict-xml';
import type { Profile, SAML, SamlConfig } from '@node-saml/node-saml';
import { clockTolerance } from '../clock-tolerance.ts';
import { require, responseBounds } from './looking.ts';
import { samlAuthority, type SamlAuthority } from './saml-authority.ts';
import { requireOneSignedAssertion } from './signed-parts.ts';
import { judgeAssertion, judgeResponse } from './what-is-said.ts';

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * SAML 2.0: a request by redirect, an answer by post. The package sees to the signatures, and to all that it looks at
 * besides; it reads what our strict reader has let pass, and we judge the octets whose signature it found to be right.
 */
export class SamlProofs {
  /** `postedTo`: where browsers post answers; without it nobody is sent anywhere. */
  constructor(
    private readonly postedTo: string | undefined,
    private readonly returnTo: string | undefined,
  ) {}

  async address(authority: IdentityAuthority, keys: RoundKeys): Promise<string> {
    if (this.returnTo === undefined) throw new IdentityProviderUnavailable('no-page-to-return-to');
    const known = samlAuthority(authority);
    const service = await this.service(known, requestId(keys), false);
    return service.getAuthorizeUrlAsync(keys.state, undefined, {});
  }

  async prove(authority: IdentityAuthority, keys: RoundKeys, message: string): Promise<ProvenIdentity> {
    const asked = {
      ...{ authority: samlAuthority(authority), requestId: requestId(keys) },
      ...{ address: this.posted(), now: Date.now() },
    };
    const text = textOf(message);
    const response = read(text);
    const { wholeIsSigned } = requireOneSignedAssertion(response);
    judgeResponse(response, asked);
    const service = await this.service(asked.authority, asked.requestId, wholeIsSigned);
    const profile = await verified(service, text);
    const identity = judgeAssertion(read(profile.getAssertionXml?.() ?? ''), asked);
    // Two readers of one assertion, who look at it differently: it names whom both of them read.
    require(profile.nameID === identity.subject && profile.issuer === identity.issuer, 'read-differently');
    return identity;
  }

  async describe(saml: SamlSettings): Promise<ServiceDescription> {
    const service = await make(this.settings(saml, '_', false));
    const document = service.generateServiceProviderMetadata(null, null);
    return { entityId: saml.audience, responseUrl: this.posted(), document };
  }

  private posted(): string {
    if (this.postedTo === undefined) throw new IdentityProviderUnavailable('no-address-for-answers');
    return this.postedTo;
  }

  private service(
    { saml, issuer, requiredAcr }: SamlAuthority,
    id: string,
    wholeIsSigned: boolean,
  ): Promise<SAML> {
    const classes = {
      disableRequestedAuthnContext: requiredAcr.length === 0,
      authnContext: [...requiredAcr],
    };
    return make({ ...this.settings(saml, id, wholeIsSigned), ...classes, idpIssuer: issuer });
  }

  private settings(saml: SamlSettings, id: string, wholeIsSigned: boolean): SamlConfig {
    const valid = saml.certificates.filter(({ validUntil }) => Date.parse(validUntil) > Date.now());
    if (valid.length === 0) throw new IdentityProviderUnavailable('no-valid-certificate');
    return {
      ...{ callbackUrl: this.posted(), entryPoint: saml.signInUrl, idpCert: valid.map(({ pem }) => pem) },
      ...{ issuer: saml.audience, audience: saml.audience, identifierFormat: persistent, allowCreate: true },
      ...{ wantAssertionsSigned: true, wantAuthnResponseSigned: wholeIsSigned, forceAuthn: true },
      ...{ acceptedClockSkewMs: clockTolerance * 1000, maxAssertionAgeMs: freshness * 1000 },
      // Whether a request is on its way, and whose, is known by the round; the package is told of this one alone.
      validateInResponseTo: 'always' as SamlConfig['validateInResponseTo'],
      generateUniqueId: () => id,
      cacheProvider: {
        saveAsync: () => Promise.resolve(null),
        getAsync: (key) => Promise.resolve(key === id ? new Date().toISOString() : null),
        removeAsync: () => Promise.resolve(null),
      },
    } as SamlConfig;
  }
}

/** Begins with a letter or an underscore, as an id of XML does. */
const requestId = ({ nonce }: RoundKeys): string => `_${nonce}`;

/** Loaded when the first provider speaks SAML. */
async function make(settings: SamlConfig): Promise<SAML> {
  const { SAML: Service } = await import('@node-saml/node-saml');
  return new Service(settings);
}

/** Its errors hold what the provider has said: none of it goes on. Throws IdentityNotProven. */
async function verified(service: SAML, text: string): Promise<Profile> {
  const SAMLResponse = Buffer.from(text).toString('base64');
  const { profile } = await service
    .validatePostResponseAsync({ SAMLResponse })
    .catch((): { profile: null } => {
      throw new IdentityNotProven('not-signed-by-the-provider');
    });
  if (profile === null) throw new IdentityNotProven('no-assertion');
  return profile;
}

function textOf(message: string): string {
  const plain = message.replace(/[\r\n]/g, '');
  require(base64.test(plain) && plain.length % 4 === 0, 'no-base64');
  try {
    return utf8.decode(Buffer.from(plain, 'base64'));
  } catch {
    throw new IdentityNotProven('no-utf-8');
  }
}

function read(text: string): XmlElement {
  const root = text.startsWith('\ufeff') ? undefined : readXml(text, responseBounds);
  if (!root) throw new IdentityNotProven('no-plain-xml');
  return root;
}
