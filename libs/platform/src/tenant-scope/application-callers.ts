import type { Secrets } from '@latchkey/kernel';
import type { AccessTokens, TenantDirectory } from '@latchkey/tenancy';
import { firstPartyHeader, verifyFirstParty } from '../first-party/first-party-header.ts';
import { applicationOfKey } from './application-keys.ts';
import {
  ApplicationKeyRequired,
  CallerFinder,
  UnknownHost,
  type Caller,
  type CallerEvidence,
} from './caller-finder.ts';

const bearer = /^Bearer ([\w-]{1,250})$/i;
/** Three parts (RFC 7515, 7.1); ours are well under this length. */
const signed = /^Bearer ((?=.{1,2048}$)[\w-]+\.[\w-]+\.[\w-]+)$/i;
const hostName = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/;

/**
 * Callers of public-api: a tenant's application by its key or by a token that it got for the key, or the portal by its
 * signature for the host it serves.
 */
export class ApplicationCallers extends CallerFinder {
  private readonly directory: TenantDirectory;
  private readonly secrets: Secrets;
  private readonly firstPartyKey: Uint8Array | undefined;
  private readonly tokens: AccessTokens;

  constructor(
    directory: TenantDirectory,
    secrets: Secrets,
    firstPartyKey: Uint8Array | undefined,
    tokens: AccessTokens,
  ) {
    super();
    this.directory = directory;
    this.secrets = secrets;
    this.firstPartyKey = firstPartyKey;
    this.tokens = tokens;
  }

  find(evidence: CallerEvidence): Promise<Caller> {
    const { authorization } = evidence.headers;
    const signature = evidence.headers[firstPartyHeader];
    if (authorization !== undefined && signature !== undefined) {
      throw new ApplicationKeyRequired('a key and a first-party signature at once');
    }
    if (typeof signature === 'string') return this.portal(evidence, signature);
    return this.application(authorization);
  }

  private async application(authorization: string | undefined): Promise<Caller> {
    const token = signed.exec(authorization ?? '')?.[1];
    if (token !== undefined) return this.tokenHolder(token);
    const key = bearer.exec(authorization ?? '')?.[1];
    if (key === undefined)
      throw new ApplicationKeyRequired(authorization === undefined ? 'no key' : 'not a key');
    const found = await applicationOfKey(this.directory, this.secrets, key);
    if (!found) throw new ApplicationKeyRequired('key not known');
    return found;
  }

  /** A token says for which key it was got, and dies with it: what the directory says of the key counts. */
  private async tokenHolder(token: string): Promise<Caller> {
    const access = await this.tokens.verifyApplication(token);
    if (!access) throw new ApplicationKeyRequired('token refused');
    const { tenantId, environment, applicationId, keyId, permissions } = access;
    const key = await this.directory.byApiKeyId(keyId);
    if (key?.tenantId !== tenantId || key.environment !== environment || key.applicationId !== applicationId)
      throw new ApplicationKeyRequired('the key of the token is not in force');
    return { tenantId, environment, actor: { kind: 'application', applicationId, keyId, permissions } };
  }

  private async portal({ method, url }: CallerEvidence, signed: string): Promise<Caller> {
    const at = Math.floor(Date.now() / 1000);
    const claims =
      this.firstPartyKey && verifyFirstParty(this.firstPartyKey, { method, path: url, at }, signed);
    if (!claims) throw new ApplicationKeyRequired('first-party signature refused');
    const host = bareHost(claims.host);
    const found = host === undefined ? undefined : await this.directory.byHost(host);
    if (!found) throw new UnknownHost();
    const { tenantId, environment, applicationId } = found;
    const { address, userAgent, device } = claims;
    return {
      tenantId,
      environment,
      actor: { kind: 'person', applicationId, firstParty: true },
      endUser: { address, userAgent, device },
    };
  }
}

/** Lower case, without a port. Undefined for what is no host name. */
export function bareHost(text: string): string | undefined {
  const host = text.toLowerCase().replace(/:\d{1,5}$/, '');
  return hostName.test(host) ? host : undefined;
}
