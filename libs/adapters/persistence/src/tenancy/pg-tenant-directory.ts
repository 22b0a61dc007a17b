import {
  permissionsAmong,
  TenantDirectory,
  type HouseLocality,
  type KeyLocality,
  type Locality,
} from '@latchkey/tenancy';
import pg from 'pg';
import { Unavailable, type Environment } from '@latchkey/kernel';

interface LocalityRow {
  readonly tenant_id: string;
  readonly environment: Environment;
  readonly application_id: string;
}

interface KeyRow extends LocalityRow {
  readonly key_id: string;
  readonly permissions: readonly string[];
}

/** The key of an application that is closed, or whose tenant is, opens nothing. */
const openKeys = `select k.tenant_id, k.environment, k.application_id, k.key_id, k.permissions
  from directory.api_key k
  where k.revoked_at is null and directory.is_open(k.tenant_id, k.environment, k.application_id)`;

/** A pointer may be out of date this long: well under the five seconds that S-45 allows. Milliseconds. */
const freshness = 1000;
const remembered = 10_000;

/** The directory, read by a role that can read nothing else. */
export class PgTenantDirectory extends TenantDirectory {
  private readonly known = new Map<string, { readonly until: number; readonly found: unknown }>();

  constructor(private readonly pool: pg.Pool) {
    super();
  }

  static open(url: string): PgTenantDirectory {
    const pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: 2000,
      options: '-c statement_timeout=2000',
      application_name: 'latchkey-resolver',
    });
    // A connection that the server drops is replaced at the next use; nothing is lost.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new PgTenantDirectory(pool);
  }

  byHost(host: string): Promise<Locality | undefined> {
    return this.look(`host:${host}`, async () => {
      const row = await this.row<LocalityRow>(
        `select tenant_id, environment, application_id from directory.tenant_host where host = $1`,
        host,
      );
      return row && locality(row);
    });
  }

  byApiKey(digest: Buffer): Promise<KeyLocality | undefined> {
    return this.look(`key:${digest.toString('base64')}`, () => this.key('k.digest = $1', digest));
  }

  byApiKeyId(id: string): Promise<KeyLocality | undefined> {
    return this.look(`key-id:${id}`, () => this.key('k.key_id = $1', id));
  }

  bySmsService(id: string): Promise<HouseLocality | undefined> {
    return this.byIdIn('sms_service', id);
  }

  byCredentialStore(id: string): Promise<HouseLocality | undefined> {
    return this.byIdIn('credential_store', id);
  }

  bySlug(slug: string): Promise<{ readonly tenantId: string } | undefined> {
    return this.look(`slug:${slug}`, async () => {
      const row = await this.row<{ tenant_id: string }>(
        `select tenant_id from directory.tenant_slug where slug = $1`,
        slug,
      );
      return row && { tenantId: row.tenant_id };
    });
  }

  private byIdIn(table: 'sms_service' | 'credential_store', id: string): Promise<HouseLocality | undefined> {
    return this.look(`${table}:${id}`, async () => {
      const row = await this.row<Pick<LocalityRow, 'tenant_id' | 'environment'>>(
        `select tenant_id, environment from directory.${table} where id = $1`,
        id,
      );
      return row && { tenantId: row.tenant_id, environment: row.environment };
    });
  }

  private async key(which: string, value: string | Buffer): Promise<KeyLocality | undefined> {
    const row = await this.row<KeyRow>(`${openKeys} and ${which}`, value);
    return row && { ...locality(row), keyId: row.key_id, permissions: permissionsAmong(row.permissions) };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Remembers what was found for a second. What was not found is asked again each time: it may be new. */
  private async look<T>(key: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    const now = performance.now();
    const known = this.known.get(key);
    if (known && known.until > now) return known.found as T;
    const found = await ask();
    if (this.known.size >= remembered) this.known.clear();
    if (found) this.known.set(key, { until: now + freshness, found });
    else this.known.delete(key);
    return found;
  }

  private async row<R extends object>(text: string, value: string | Buffer): Promise<R | undefined> {
    try {
      return (await this.pool.query<R>(text, [value])).rows[0];
    } catch (error) {
      throw new Unavailable(error);
    }
  }
}

function locality(row: LocalityRow): Locality {
  return { tenantId: row.tenant_id, environment: row.environment, applicationId: row.application_id };
}
