import { readFileSync } from 'node:fs';
import { Attribute, Change, Client, InvalidCredentialsError } from 'ldapts';
import type { HttpClient } from './http-client.ts';
import type { Tenant, World } from './world.ts';

type Facts = Readonly<Record<string, string>>;

/** How one kind of directory makes an account with a password. */
interface Kind {
  readonly driver: string;
  readonly facts: string;
  dnOf(name: string, people: string): string;
  create(admin: Client, dn: string, name: string, password: string): Promise<void>;
}

const unicode = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');
const replacing = (type: string, value: string | Buffer): Change =>
  new Change({
    operation: 'replace',
    modification: new Attribute({ type, values: [value] as string[] | Buffer[] }),
  });

export const activeDirectory: Kind = {
  ...{ driver: 'active_directory', facts: 'activeDirectory' },
  dnOf: (name, people) => `CN=${name},${people}`,
  create: async (admin, dn, name, password) => {
    await admin.add(dn, { objectClass: 'user', sAMAccountName: name });
    await admin.modify(dn, [
      replacing('unicodePwd', unicode(password)),
      replacing('userAccountControl', '512'),
    ]);
  },
};

export const openLdap: Kind = {
  ...{ driver: 'openldap', facts: 'openLdap' },
  dnOf: (name, people) => `uid=${name},${people}`,
  create: (admin, dn, name, userPassword) =>
    admin.add(dn, { objectClass: 'inetOrgPerson', uid: name, cn: name, sn: name, userPassword }),
};

/** A running directory, as its administrator uses it and as a tenant describes it. */
export class LiveDirectory {
  private readonly made: string[] = [];
  private readonly ca: string;

  private constructor(
    readonly kind: Kind,
    private readonly facts: Facts,
  ) {
    this.ca = readFileSync(this.fact('CA_FILE'), 'utf8');
  }

  static of(kind: Kind): LiveDirectory {
    const told = process.env['LATCHKEY_TEST_DIRECTORIES'];
    if (!told)
      throw new Error('No directories are running. Start these tests by "npm run test:directories".');
    const facts = (JSON.parse(told) as { forStories: Record<string, Facts> }).forStories[kind.facts];
    if (!facts) throw new Error(`no ${kind.facts} is running`);
    return new LiveDirectory(kind, facts);
  }

  /** As an operator lists it: with its port. */
  get address(): string {
    return this.fact('LDAPS_URL');
  }

  /** Process id of the server; Samba's leads its group. */
  get processId(): number {
    const pid = Number(this.fact('PID'));
    return this.fact('KIND') === 'samba-ad' ? -pid : pid;
  }

  draft(name: string): object {
    return {
      ...{ name, multiFactorSignIn: false, holdsMailboxes: false },
      settings: {
        servers: [{ url: this.address, tlsName: this.fact('TLS_NAME') }],
        ...{ ca: this.ca, bindDn: this.fact('SERVICE_DN'), peopleDn: this.fact('PEOPLE_DN') },
        ...(this.kind === openLdap ? { policyDn: this.fact('POLICY_DN') } : {}),
      },
      secrets: { bind_password: this.fact('SERVICE_PASSWORD') },
    };
  }

  async add(name: string, password: string): Promise<void> {
    const dn = this.kind.dnOf(name, this.fact('PEOPLE_DN'));
    await this.asAdmin((admin) => this.kind.create(admin, dn, name, password));
    this.made.push(dn);
  }

  async letsIn(name: string, password: string): Promise<boolean> {
    const dn = this.kind.dnOf(name, this.fact('PEOPLE_DN'));
    return this.withClient(async (client) => {
      try {
        await client.bind(dn, password);
        return true;
      } catch (error) {
        if (error instanceof InvalidCredentialsError) return false;
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    for (const dn of this.made) await this.asAdmin((admin) => admin.del(dn));
  }

  private fact(name: string): string {
    const value = this.facts[name];
    if (value === undefined) throw new Error(`the directory has not said its ${name}`);
    return value;
  }

  private asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      await client.bind(this.fact('BIND_DN'), this.fact('BIND_PASSWORD'));
      return work(client);
    });
  }

  private async withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const tlsOptions = { ca: this.ca, servername: this.fact('TLS_NAME') };
    const client = new Client({ url: this.address, timeout: 20_000, connectTimeout: 20_000, tlsOptions });
    try {
      return await work(client);
    } finally {
      await client.unbind().catch(() => undefined);
    }
  }
}

const places = '/v1/environments/live';

/** A store that describes the directory, made as an administrator makes it. Answers its id. */
export async function describedStore(admin: HttpClient, directory: LiveDirectory): Promise<string> {
  const { driver } = directory.kind;
  const type = await admin.post<{ id: string }>(`${places}/credential-store-types`, { driver, name: driver });
  const body = { typeId: type.body.id, ...directory.draft(driver) };
  const store = await admin.post<{ id: string }>(`${places}/credential-stores`, body);
  if (store.status !== 201) throw new Error(`the store was not made: ${JSON.stringify(store.body)}`);
  return store.body.id;
}

/** The tenant's process and people, as if their passwords had always been there. */
export async function moveTo(world: World, tenant: Tenant, storeId: string): Promise<void> {
  const { tenantId, processId } = tenant.seeded;
  await world.sql(`update tenant.credential_store set status = 'active' where id = $1`, [storeId]);
  await world.sql(
    `update tenant.process_version set store_id = $2::uuid, policy = jsonb_set(policy, '{storeId}', to_jsonb($2::uuid::text))
      where process_id = $1`,
    [processId, storeId],
  );
  await world.sql(`update tenant.process set active_store_id = $2 where id = $1`, [processId, storeId]);
  await world.sql(`update tenant.app_user set store_id = $2 where tenant_id = $1`, [tenantId, storeId]);
}
