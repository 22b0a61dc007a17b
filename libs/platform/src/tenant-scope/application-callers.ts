import type { Secrets } from '@latchkey/kernel';
import type { TenantDirectory } from '@latchkey/tenancy';
import { firstPartyHeader, verifyFirstParty } from '../first-party/first-party-header.ts';
import {
  ApplicationKeyRequired,
  CallerFinder,
  UnknownHost,
  type Caller,
  type CallerEvidence,
} from './caller-finder.ts';

const bearer = /^Bearer (lk_(live|test)_[\w-]{16,200})$/i;
const hostName = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/;

/** Callers of public-api: a tenant's application by its key, or the portal by its signature for the host it serves. */
export class ApplicationCallers extends CallerFinder {
  private readonly directory: TenantDirectory;
  private readonly secrets: Secrets;
  private readonly firstPartyKey: Uint8Array | undefined;

  constructor(directory: TenantDirectory, secrets: Secrets, firstPartyKey: Uint8Array | undefined) {
    super();
    this.directory = directory;
    this.secrets = secrets;
    this.firstPartyKey = firstPartyKey;
  }

  find(evidence: CallerEvidence): Promise<Caller> {
    const { authorization } = evidence.headers;
    const signed = evidence.headers[firstPartyHeader];
    if (authorization !== undefined && signed !== undefined) {
      throw new ApplicationKeyRequired('a key and a first-party signature at once');
    }
    if (typeof signed === 'string') return this.portal(evidence, signed);
    return this.application(authorization);
  }

  private async application(authorization: string | undefined): Promise<Caller> {
    const [, key, environment] = bearer.exec(authorization ?? '') ?? [];
    if (key === undefined)
      throw new ApplicationKeyRequired(authorization === undefined ? 'no key' : 'not a key');
    const found = await this.directory.byApiKey(this.secrets.tokenDigest(key));
    if (!found || found.environment !== environment?.toLowerCase())
      throw new ApplicationKeyRequired('key not known');
    const { tenantId, applicationId, keyId } = found;
    return {
      tenantId,
      environment: found.environment,
      actor: { kind: 'application', applicationId, keyId },
    };
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
