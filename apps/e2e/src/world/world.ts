import {
  seedTenant,
  System,
  testDatabase,
  type ProcessName,
  type SeededTenant,
  type SeedUser,
  type TestDatabase,
} from '@latchkey/tools';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { HttpClient, type Answer } from './http-client.ts';
import { Mails } from './mails.ts';

export interface WorldOptions {
  readonly processes?: readonly ProcessName[];
  /** A PostgreSQL of its own, whose files can be looked into; otherwise a database on the test run's server. */
  readonly ownCluster?: boolean;
  /** A server that the test starts and stops by itself. */
  readonly databaseUrl?: string;
  readonly extraEnvironment?: Partial<Record<ProcessName, Record<string, string>>>;
  readonly logLevel?: string;
  readonly onUnexpectedEnd?: (name: string, code: number) => void;
  /** Every mail is an account's first: for specs that send more mails than anybody gets. Default true. */
  readonly freshMailBudgets?: boolean;
  /** More people of Acme, beside the usual three. */
  readonly people?: readonly string[];
}

/** Set as high as they may be, never switched off: specs send from one address what comes from many. */
export const highestLimits = {
  LATCHKEY_STARTS_PER_NETWORK: '1000000',
  LATCHKEY_VISITS_PER_NETWORK: '1000000',
  LATCHKEY_STARTS_PER_TENANT: '10000000',
  LATCHKEY_STARTS_PER_PLATFORM: '100000000',
  LATCHKEY_WRONG_LINKS_PER_NETWORK: '1000000',
  LATCHKEY_WRONG_LINKS_PER_TENANT: '10000000',
  LATCHKEY_WRONG_LINKS_PER_PLATFORM: '100000000',
};

const everything: readonly ProcessName[] = ['mail-catcher', 'public-api', 'worker'];

export interface Started {
  readonly id: string;
  readonly flowSecret: string;
  readonly state: string;
}

export interface Proven extends Started {
  readonly setPasswordUntil: string;
}

/** The same statements meet the same rows, whose mails were all long ago. */
const freshMailBudgets = `
  create function public.fresh_mail_budget() returns trigger language plpgsql as $$
    begin
      new.mailed_at := array['2000-01-01'::timestamptz];
      return new;
    end $$;
  create trigger fresh_mail_budget before insert or update on tenant.mail_budget
    for each row execute function public.fresh_mail_budget()`;

/** The product as processes, two tenants in it, and hands to touch it with. */
export class World {
  private constructor(
    readonly system: System,
    private readonly database: TestDatabase | undefined,
    readonly acme: Tenant,
    readonly globex: Tenant,
  ) {}

  static async start(options: WorldOptions = {}): Promise<World> {
    const own = options.ownCluster === true || options.databaseUrl !== undefined;
    const database = own ? undefined : await testDatabase();
    const system = await System.start({
      processes: options.processes ?? everything,
      databaseUrl: options.databaseUrl ?? database?.adminUrl,
      // A copy of the template is migrated, and the test run's server asks nobody for a password.
      provisioned: database !== undefined,
      extraEnvironment: {
        ...options.extraEnvironment,
        'public-api': { ...highestLimits, ...options.extraEnvironment?.['public-api'] },
      },
      logLevel: options.logLevel ?? 'info',
      ...(options.onUnexpectedEnd ? { onUnexpectedEnd: options.onUnexpectedEnd } : {}),
    });
    const people = ['ada', 'grace', 'edsger', ...(options.people ?? [])];
    const acme = await Tenant.seed(system, 'acme', 'acme.localhost', people);
    const globex = await Tenant.seed(system, 'globex', 'globex.localhost', ['ada', 'barbara']);
    const world = new World(system, database, acme, globex);
    if (options.freshMailBudgets ?? true) await world.sql(freshMailBudgets);
    return world;
  }

  get mails(): Mails {
    return new Mails(this.system.url('mail-catcher'));
  }

  /** As superuser, past row-level security: for looking and for arranging, never what the product does. */
  async sql<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.system.databaseUrl() });
    await client.connect();
    try {
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.system.stop();
    await this.database?.drop();
  }
}

/** One tenant's application as it talks to public-api with its key. */
export class Tenant {
  readonly api: HttpClient;

  private constructor(
    readonly seeded: SeededTenant,
    publicApi: string,
    readonly host: string,
  ) {
    this.api = new HttpClient(publicApi, { authorization: `Bearer ${seeded.apiKey}` });
  }

  static async seed(system: System, slug: string, host: string, names: readonly string[]): Promise<Tenant> {
    const access = {
      adminUrl: system.databaseUrl(),
      appUrl: system.databaseUrl('app'),
      keysFile: system.secrets.apiKeysFile,
    };
    const seeded = await seedTenant(access, {
      slug,
      displayName: slug === 'acme' ? 'Acme' : 'Globex',
      environment: 'live',
      applicationName: `${slug} orders`,
      supportContact: `the ${slug} service desk`,
      host,
      portalOrigin: `https://login.${slug}.example`,
      users: names.map((name) => userOf(name, slug)),
    });
    return new Tenant(seeded, system.url('public-api'), host);
  }

  user(name: string): SeedUser & { readonly id: string } {
    const user = this.seeded.users.find((each) => each.userName === name);
    if (!user) throw new Error(`no user ${name}`);
    return user;
  }

  start(identifier: string): Promise<Answer<Started>> {
    return this.api.post('/v1/reset-requests', { identifier, locale: 'en' });
  }

  prove(flow: Started, code: string, idempotencyKey?: string): Promise<Answer<Proven>> {
    return this.inFlow(flow).post(`/v1/reset-requests/${flow.id}/proofs`, { code }, keyed(idempotencyKey));
  }

  redeem(token: string, idempotencyKey?: string): Promise<Answer<Proven>> {
    return this.api.post('/v1/reset-links/redeem', { token }, keyed(idempotencyKey));
  }

  setPassword(
    flow: Started,
    newPassword: string,
    idempotencyKey?: string,
  ): Promise<Answer<{ result: string }>> {
    return this.inFlow(flow).post(
      `/v1/reset-requests/${flow.id}/password`,
      { newPassword },
      keyed(idempotencyKey),
    );
  }

  signIn(identifier: string, password: string): Promise<Answer<{ sessionToken: string }>> {
    return this.api.post('/v1/sign-in', { identifier, password });
  }

  inFlow(flow: { readonly flowSecret: string }): HttpClient {
    return this.api.with({ 'latchkey-flow': flow.flowSecret });
  }
}

/** As a caller is told to: who hears "come back" sends the same request again, under the same key. */
export async function untilAnswered<T>(
  send: (idempotencyKey: string) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const key = randomUUID();
  for (let time = 0; ; time += 1) {
    const answer = await send(key);
    if (answer.status !== 503 || time === 10) return answer;
    await pause(Number(answer.headers['retry-after']) * 1000);
  }
}

function keyed(idempotencyKey: string | undefined): { idempotencyKey?: string } {
  return idempotencyKey === undefined ? {} : { idempotencyKey };
}

function userOf(name: string, slug: string): SeedUser {
  return {
    userName: name,
    email: `${name}@mail.${slug}.example`,
    displayName: `${name[0]?.toUpperCase()}${name.slice(1)} Example`,
    password: `first password of ${name}`,
  };
}
