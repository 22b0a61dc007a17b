import { applicationOf, TenantContext, type Secrets } from '@latchkey/kernel';
import type { TenantDirectory } from '@latchkey/tenancy';
import type { FastifyRequest } from 'fastify';
import { applicationOfKey } from '../tenant-scope/application-keys.ts';

const basic = /^Basic ([A-Za-z\d+/]{1,700}={0,2})$/i;

/**
 * Applications at the token endpoint, where RFC 6749 (2.3.1) has them show their id and their key by HTTP Basic. The
 * id must be that of the key: a key alone says who it is, but a standard client sends both.
 */
export class ApplicationClients {
  private readonly directory: TenantDirectory;
  private readonly secrets: Secrets;

  constructor(directory: TenantDirectory, secrets: Secrets) {
    this.directory = directory;
    this.secrets = secrets;
  }

  /** `work` as the application; `nobody` when it did not prove that it is one. */
  async enter<T>(request: FastifyRequest, work: () => Promise<T>, nobody: () => Promise<T>): Promise<T> {
    const [id, key] = credentialsOf(request.headers.authorization);
    const found = key === undefined ? undefined : await applicationOfKey(this.directory, this.secrets, key);
    if (!found || applicationOf(found.actor) !== id) return nobody();
    const { tenantId, environment, actor } = found;
    request.latchkey.scope = { tenantId, environment, actor, requestId: request.id };
    return TenantContext.run(request.latchkey.scope, work);
  }
}

/** Both are form-encoded before they are joined (RFC 6749, 2.3.1). */
function credentialsOf(authorization: string | undefined): readonly (string | undefined)[] {
  const encoded = basic.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return [];
  try {
    return [text.slice(0, colon).toLowerCase(), text.slice(colon + 1)].map(decodeURIComponent);
  } catch {
    return [];
  }
}
