import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenantContext, UnitOfWork, type Environment } from '@latchkey/kernel';
import {
  Message,
  Messages,
  SmsSecretBox,
  SmsService,
  SmsServices,
  type SmsProvider,
} from '@latchkey/messaging';
import { testDatabase, type TestDatabase } from '@latchkey/persistence/testing';
import { createHttpApp, loadConfig, Log, type HttpApp } from '@latchkey/platform';
import pg from 'pg';
import { callbackApiSettings } from '../configuration.ts';
import {
  prepareCallbackApi,
  type CallbackApiConfig,
  type PreparedCallbackApi,
} from '../start-callback-api.ts';

export interface Place {
  readonly tenantId: string;
  readonly environment: Environment;
}

/** callback-api as it is composed for real, on a database and a key ring of its own. */
export class CallbackWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly sql: pg.Client,
    private readonly folder: string,
    readonly config: CallbackApiConfig,
    private readonly prepared: PreparedCallbackApi,
    readonly http: HttpApp,
  ) {}

  static async start(log: Log = silent()): Promise<CallbackWorld> {
    const database = await testDatabase();
    const sql = new pg.Client({ connectionString: database.adminUrl });
    await sql.connect();
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-callback-api-'));
    const keysFile = join(folder, 'keys.json');
    const keys = [
      { id: 'k1', createdAt: '2026-01-01T00:00:00Z', secret: randomBytes(32).toString('base64url') },
    ];
    await writeFile(keysFile, JSON.stringify({ keys }));
    const config = loadConfig(callbackApiSettings, {
      LATCHKEY_PORT: '0',
      LATCHKEY_DRAIN_DELAY_MS: '0',
      LATCHKEY_DATABASE_URL: database.appUrl,
      LATCHKEY_RESOLVER_DATABASE_URL: database.resolverUrl,
      LATCHKEY_KEYS_FILE: keysFile,
    });
    const prepared = await prepareCallbackApi(config, log);
    const http = await createHttpApp(prepared.options);
    return new CallbackWorld(database, sql, folder, config, prepared, http);
  }

  async stop(): Promise<void> {
    await this.http.close();
    await this.prepared.close();
    await this.sql.end();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async newTenant(slug: string): Promise<Place> {
    const tenantId = randomUUID();
    await this.sql.query(
      `insert into tenant.tenant (tenant_id, slug, display_name, status, created_at) values ($1, $2, $2, 'active', now())`,
      [tenantId, slug],
    );
    return { tenantId, environment: 'live' };
  }

  /** One that a tenant has set up. */
  newService(
    place: Place,
    id: string,
    provider: SmsProvider,
    settings: object,
    secrets: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.within(place, async () => {
      const content = { name: id, sender: 'Acme', destinations: {}, dailyBudget: 1 };
      const made = { ...place, ...content, id, provider, createdAt: new Date() };
      const service = SmsService.create({ ...made, settings: { ...settings } });
      await this.part(SmsSecretBox).change(service, secrets);
      await this.part(SmsServices).add(service);
    });
  }

  /** One that the provider has taken. Answers its id. */
  async newMessage(place: Place, serviceId: string, providerId: string): Promise<string> {
    const id = randomUUID();
    const now = new Date();
    await this.within(place, async () => {
      const message = Message.queue({
        ...{ ...place, id, kind: 'recovery-code', applicationId: randomUUID(), userId: randomUUID() },
        ...{ locale: 'en', channel: 'sms', numberKey: Buffer.alloc(32), country: 'DE', serviceId },
        ...{ sealedParts: null, createdAt: now, expiresAt: new Date(now.getTime() + 300_000) },
      });
      message.leaving(serviceId);
      message.handedOver(now, providerId);
      await this.part(Messages).add(message);
    });
    return id;
  }

  async delivery(id: string): Promise<unknown> {
    const text = `select delivery, delivery_failure from tenant.message where id = $1`;
    const { delivery, delivery_failure: failure } = (await this.sql.query(text, [id])).rows[0] as {
      readonly delivery: string | null;
      readonly delivery_failure: string | null;
    };
    return failure === null ? delivery : `${delivery}: ${failure}`;
  }

  /** What the application is made of. */
  part<T>(token: abstract new (...parameters: never[]) => T): T {
    return this.http.app.get<T>(token as never, { strict: false });
  }

  async within<T>(place: Place, work: () => Promise<T>): Promise<T> {
    const scope = { ...place, actor: { kind: 'system', part: 'test' }, requestId: 'test' } as const;
    return TenantContext.run(scope, async () => {
      await this.part(SmsSecretBox).ready();
      return this.part(UnitOfWork).run(work);
    });
  }
}

export function silent(): Log {
  return new Log({ app: 'callback-api', version: '0', level: 'silent' });
}
