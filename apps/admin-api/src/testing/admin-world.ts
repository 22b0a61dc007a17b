import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Environment, StaffRole } from '@latchkey/kernel';
import { testDatabase, type TestDatabase } from '@latchkey/persistence/testing';
import { createHttpApp, loadConfig, Log, type HttpApp } from '@latchkey/platform';
import pg from 'pg';
import { adminApiSettings } from '../configuration.ts';
import { samlUrl } from './test-saml-provider.ts';
import { prepareAdminApi, type PreparedAdminApi } from '../start-admin-api.ts';

export const goodPassword = 'seven green kettles sing';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call {
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** JSON as it is to be sent, for what JSON.stringify cannot write. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Idempotency-Key; a new one for each POST when absent, none when null. */
  readonly key?: string | null;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // Tests look into answers of many shapes.
  readonly json: Record<string, unknown>;
}

class Lines extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** admin-api as it is composed for real, on a database and a key ring of its own. */
export class AdminWorld {
  readonly lines = new Lines();

  private constructor(
    readonly database: TestDatabase,
    readonly sql: pg.Client,
    private readonly folder: string,
  ) {}

  prepared!: PreparedAdminApi;
  http!: HttpApp;

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<AdminWorld> {
    const database = await testDatabase();
    const sql = new pg.Client({ connectionString: database.adminUrl });
    await sql.connect();
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-admin-api-'));
    const world = new AdminWorld(database, sql, folder);
    await world.publishWorkerKey();
    await world.open(settings);
    return world;
  }

  /** As a worker does when it starts: what mails carry is sealed to it, and nobody here opens it. */
  private async publishWorkerKey(): Promise<void> {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await this.sql.query(
      `insert into platform.worker_key (id, public_key, sealed_private_key) values ($1, $2, '\\x00')`,
      [randomUUID(), publicKey.export({ format: 'jwk' })],
    );
  }

  private async open(settings: Readonly<Record<string, string>>): Promise<void> {
    const keysFile = join(this.folder, 'keys.json');
    const secret = randomBytes(32).toString('base64url');
    const keys = [{ id: 'k1', createdAt: '2026-01-01T00:00:00Z', secret }];
    await writeFile(keysFile, JSON.stringify({ keys }));
    const config = loadConfig(adminApiSettings, {
      LATCHKEY_PORT: '0',
      LATCHKEY_DATABASE_URL: this.database.appUrl,
      LATCHKEY_RESOLVER_DATABASE_URL: this.database.resolverUrl,
      LATCHKEY_KEYS_FILE: keysFile,
      LATCHKEY_DRAIN_DELAY_MS: '0',
      LATCHKEY_STAFF_SAML_URL: samlUrl,
      ...settings,
    });
    const log = new Log({ app: 'admin-api', version: '0', level: 'info', to: this.lines });
    this.prepared = await prepareAdminApi(config, log);
    this.http = await createHttpApp(this.prepared.options);
  }

  async stop(): Promise<void> {
    await this.http.close();
    await this.prepared.close();
    await this.sql.end();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async call(
    method: Method,
    url: string,
    { token, body, raw, headers = {}, key }: Call = {},
  ): Promise<Reply> {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await this.http.app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' && key !== null ? { 'idempotency-key': key ?? randomUUID() } : {}),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      json: (isJson ? JSON.parse(answer.body) : {}) as Record<string, unknown>,
    };
  }

  /** As callers do who are told to come back: the same request again, under the same key. */
  async insist(method: Method, url: string, call: Call = {}): Promise<Reply> {
    const key = randomUUID();
    for (let times = 0; ; times += 1) {
      const reply = await this.call(method, url, { key, ...call });
      if (reply.status !== 503 || times === 10) return reply;
    }
  }

  /** What must have worked, or the test stops here. */
  async done(method: Method, url: string, call: Call = {}): Promise<Record<string, unknown>> {
    const reply = await this.call(method, url, call);
    if (reply.status >= 300) throw new Error(`${method} ${url}: ${reply.status} ${reply.text}`);
    return reply.json;
  }

  async newTenant(slug: string): Promise<string> {
    const tenantId = randomUUID();
    await this.sql.query(
      `insert into tenant.tenant (tenant_id, slug, display_name, status, created_at) values ($1, $2, $2, 'active', now())`,
      [tenantId, slug],
    );
    await this.sql.query(`insert into directory.tenant_slug (slug, tenant_id) values ($1, $2)`, [
      slug,
      tenantId,
    ]);
    return tenantId;
  }

  async newStoreType(tenantId: string, environment: Environment): Promise<string> {
    const id = randomUUID();
    await this.sql.query(
      `insert into tenant.credential_store_type (tenant_id, environment, id, name, name_key, driver, mode, can_unlock,
        can_read_lock_state, accepts_password) values ($1, $2, $3, 'Local', 'local', 'local', 'synchronous', true, true, true)`,
      [tenantId, environment, id],
    );
    return id;
  }

  /** The first version of a process that nobody has activated, so that a request can tell of it. */
  async putVersion(processId: string): Promise<void> {
    await this.sql.query(
      `insert into tenant.process_version (tenant_id, environment, process_id, number, policy, risks, store_id, owed,
          self_service, recovers_privileged, activated_at, activated_by)
        select tenant_id, environment, id, 1, draft, '[]', (draft ->> 'storeId')::uuid,
          array[(draft #>> '{verifications,0,verificationId}')::uuid], true, false, now(), 'system:test'
        from tenant.process where id = $1`,
      [processId],
    );
    await this.sql.query(`update tenant.process set last_version = 1 where id = $1`, [processId]);
  }

  /** The link that whoever makes a tenant gives out. */
  async newSetupLink(tenantId: string, lifetime = '24 hours'): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.sql.query(
      `insert into tenant.setup_link (tenant_id, id, digest, created_at, expires_at)
        values ($1, $2, $3, now(), now() + $4::interval)`,
      [tenantId, randomUUID(), createHash('sha256').update(token).digest(), lifetime],
    );
    return token;
  }

  async firstAdministrator(slug: string, tenantId: string): Promise<Colleague> {
    const token = await this.newSetupLink(tenantId);
    const email = `ada@${slug}.example`;
    const body = { tenant: slug, token, email, displayName: 'Ada', password: goodPassword };
    const { staffId } = await this.done('POST', '/v1/setup', { body });
    return { staffId: staffId as string, email, token: await this.signIn(slug, email) };
  }

  async signIn(tenant: string, email: string, password = goodPassword): Promise<string> {
    return (await this.done('POST', '/v1/sign-in', { body: { tenant, email, password } }))[
      'sessionToken'
    ] as string;
  }

  async colleague(
    slug: string,
    administrator: string,
    roles: readonly StaffRole[],
    name?: string,
  ): Promise<Colleague> {
    const email = `${name ?? `s${randomBytes(4).toString('hex')}`}@${slug}.example`;
    const invited = await this.done('POST', '/v1/staff', {
      token: administrator,
      body: { email, displayName: 'Somebody', roles },
    });
    const { token } = invited['invitation'] as { token: string };
    await this.done('POST', '/v1/setup', {
      body: { tenant: slug, token, email, displayName: 'Somebody', password: goodPassword },
    });
    return { staffId: invited['id'] as string, email, token: await this.signIn(slug, email) };
  }
}

export interface Colleague {
  readonly staffId: string;
  readonly email: string;
  readonly token: string;
}
