import { randomBytes } from 'node:crypto';
import { Argon2Hashing } from '@latchkey/credential-stores';
import { CredentialStore } from '@latchkey/credentials';
import { User } from '@latchkey/identity';
import { TenantContext, type Environment, type Secrets } from '@latchkey/kernel';
import { KeyRing, NodeSecrets } from '@latchkey/keys';
import { Database, Journal, Transactions } from '@latchkey/persistence';
import { ApiKey, apiKeyText, Application, applicationPermissions } from '@latchkey/tenancy';
import { parametersOf, type VerificationType } from '@latchkey/verification';
import pg from 'pg';
import { seedProcess } from './process-seeding.ts';

export interface SeedUser {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

export interface TenantSeed {
  readonly slug: string;
  readonly displayName: string;
  readonly environment: Environment;
  readonly applicationName: string;
  readonly supportContact: string;
  /** Host name without port; null when no page belongs to it. */
  readonly host: string | null;
  readonly portalOrigin: string;
  readonly users: readonly SeedUser[];
  /** What people can enrol in beside their mail; none when left out. */
  readonly enrollable?: readonly SeedMethod[];
}

export interface SeedMethod {
  readonly name: string;
  readonly type: VerificationType;
}

export interface SeededTenant {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly applicationId: string;
  readonly processId: string;
  readonly storeId: string;
  readonly verificationId: string;
  readonly apiKey: string;
  readonly users: readonly (SeedUser & { readonly id: string })[];
}

export interface SeedAccess {
  /** Makes the tenant itself and its place in the directory. */
  readonly adminUrl: string;
  /** Makes everything else, under row-level security like any other work. */
  readonly appUrl: string;
  readonly keysFile: string;
}

/** A tenant with one application, a local store, mail verification and an active process. */
export async function seedTenant(access: SeedAccess, seed: TenantSeed): Promise<SeededTenant> {
  const secrets = new NodeSecrets(await KeyRing.read(access.keysFile));
  const tenantId = await makeTenant(access.adminUrl, secrets, seed);
  const database = Database.open({ url: access.appUrl, poolSize: 2, applicationName: 'latchkey-seed' });
  try {
    const actor = { kind: 'system', part: 'seed' } as const;
    const scope = { tenantId, environment: seed.environment, actor, requestId: 'seed' };
    const seeded = await TenantContext.run(scope, () => new Seeding(database, secrets, seed).run(tenantId));
    if (seed.host !== null) await placeHost(access.adminUrl, seed.host, seeded);
    return seeded;
  } finally {
    await database.close();
  }
}

/** Which application answers at a host. Changed when the demonstration moves to another address. */
export async function placeHost(
  adminUrl: string,
  host: string,
  place: { tenantId: string; environment: string; applicationId: string },
): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(
      `insert into directory.tenant_host (host, tenant_id, environment, application_id) values ($1, $2, $3, $4)
        on conflict (host) do update set tenant_id = excluded.tenant_id, environment = excluded.environment,
          application_id = excluded.application_id`,
      [host, place.tenantId, place.environment, place.applicationId],
    );
  });
}

export async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('set role latchkey_owner');
    return await work(client);
  } finally {
    await client.end();
  }
}

function makeTenant(adminUrl: string, secrets: Secrets, seed: TenantSeed): Promise<string> {
  return asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ tenant_id: string }>(
      `insert into tenant.tenant (tenant_id, slug, display_name, status, created_at)
        values ($1, $2, $3, 'active', now())
        on conflict (slug) do update set display_name = excluded.display_name returning tenant_id`,
      [secrets.id(), seed.slug, seed.displayName],
    );
    const tenantId = rows[0]?.tenant_id ?? '';
    await client.query(
      `insert into directory.tenant_slug (slug, tenant_id) values ($1, $2) on conflict (slug) do nothing`,
      [seed.slug, tenantId],
    );
    return tenantId;
  });
}

interface Place {
  readonly tenantId: string;
  readonly environment: Environment;
}

/** What is made inside the tenant, in one transaction. */
class Seeding {
  readonly #transactions: Transactions;
  readonly #journal: Journal;
  readonly #secrets: Secrets;
  readonly #seed: TenantSeed;

  constructor(database: Database, secrets: Secrets, seed: TenantSeed) {
    this.#transactions = new Transactions(database);
    this.#journal = new Journal(secrets);
    this.#secrets = secrets;
    this.#seed = seed;
  }

  run(tenantId: string): Promise<SeededTenant> {
    const place = { tenantId, environment: this.#seed.environment };
    return this.#transactions.run(
      'write',
      () => this.#make(place),
      async (transaction) => {
        this.#journal.write(transaction);
        await transaction.flush();
      },
    );
  }

  async #make(place: Place): Promise<SeededTenant> {
    const transaction = this.#transactions.current();
    const createdAt = transaction.now;
    const application = this.#application(place, createdAt);
    const store = this.#store(place, createdAt);
    const verificationId = this.#secrets.id();
    this.#insertVerification(verificationId, { name: 'Mail', type: 'email' }, createdAt);
    for (const method of this.#seed.enrollable ?? [])
      this.#insertVerification(this.#secrets.id(), method, createdAt);
    const process = seedProcess(
      transaction,
      { ...place, id: this.#secrets.id(), applicationId: application.id, createdAt },
      { storeId: store.id, verificationId },
    );
    for (const aggregate of [application, store, process]) transaction.add(aggregate);
    const apiKey = this.#key(place, application.id, createdAt);
    const users = await this.#addUsers(place, store.id, createdAt);
    const made = { applicationId: application.id, processId: process.id, storeId: store.id, verificationId };
    return { ...place, ...made, apiKey, users };
  }

  #application(place: Place, createdAt: Date): Application {
    const { applicationName: name, portalOrigin, supportContact } = this.#seed;
    const settings = { name, portalOrigin, supportContact, signInUrl: null };
    return Application.create({ ...place, id: this.#secrets.id() }, settings, 'https-or-loopback', createdAt);
  }

  #store(place: Place, createdAt: Date): CredentialStore {
    const typeId = this.#secrets.id();
    this.#insertType(typeId);
    const id = this.#secrets.id();
    return CredentialStore.create({
      ...place,
      id,
      name: 'Local accounts',
      typeId,
      multiFactorSignIn: false,
      holdsMailboxes: false,
      settings: {},
      targets: [],
      canUnlock: true,
      createdAt,
    });
  }

  /** A key and its pointer in the directory; answers the key itself, which is kept nowhere. */
  #key(place: Place, applicationId: string, createdAt: Date): string {
    const transaction = this.#transactions.current();
    const text = apiKeyText(place.environment, this.#secrets.token());
    const digest = this.#secrets.tokenDigest(text);
    const id = this.#secrets.id();
    const prefix = text.slice(0, 12);
    const permissions = applicationPermissions;
    transaction.add(
      ApiKey.create({
        ...{ ...place, id, applicationId, label: 'First key' },
        ...{ prefix, digest, permissions, createdAt },
      }),
    );
    transaction.insertElsewhere('directory.api_key', {
      digest,
      tenant_id: place.tenantId,
      environment: place.environment,
      application_id: applicationId,
      key_id: id,
      permissions: [...permissions],
    });
    return text;
  }

  #insertType(id: string): void {
    this.#transactions.current().insert('credential_store_type', {
      id,
      name: 'Local',
      name_key: 'local',
      driver: 'local',
      mode: 'synchronous',
      can_unlock: true,
      can_read_lock_state: true,
      accepts_password: true,
      can_change: true,
    });
  }

  #insertVerification(id: string, { name, type }: SeedMethod, createdAt: Date): void {
    this.#transactions.current().insert('verification', {
      id,
      name,
      name_key: name.toLowerCase(),
      type,
      status: 'active',
      parameters: JSON.stringify(parametersOf(type, {})),
      created_at: createdAt,
      version: 1,
    });
  }

  async #addUsers(place: Place, storeId: string, createdAt: Date): Promise<(SeedUser & { id: string })[]> {
    const hashing = new Argon2Hashing();
    const made: (SeedUser & { id: string })[] = [];
    for (const seed of this.#seed.users) {
      const { userName, email, displayName } = seed;
      const user = User.create({
        ...place,
        id: this.#secrets.id(),
        userName,
        email,
        displayName,
        storeId,
        createdAt,
      });
      this.#transactions.current().add(user);
      this.#transactions.current().insert('password_hash', {
        store_id: storeId,
        user_id: user.id,
        phc: await hashing.hash(seed.password),
        fence: 0,
        changed_at: createdAt,
      });
      made.push({ ...seed, id: user.id });
    }
    return made;
  }
}

/** A password that nobody can guess and that meets every rule. */
export function randomPassword(): string {
  return randomBytes(15).toString('base64url');
}
