import { setTimeout as pause } from 'node:timers/promises';
import { seedTenant, type SeededTenant, type System } from '../../src/index.ts';
import { hashing, type Hash } from '../hash/hashing.ts';
import type { Premises } from '../premises.ts';
import { firstPassword } from './contestant.ts';

const PATIENCE_MS = 180_000;
/** Rare enough to cost the server next to nothing while it is being measured. */
const BETWEEN_LOOKS_MS = 250;

/** What the benchmark arranges in the product's database and looks up in it, past row-level security. */
export class ProductDatabase {
  readonly #premises: Premises;
  readonly #name: string;

  constructor(premises: Premises, name: string) {
    this.#premises = premises;
    this.#name = name;
  }

  /** One tenant with as many users as the load needs, all with the same first password. */
  async seed(system: System, accounts: number, hash: Hash, address: string): Promise<SeededTenant> {
    const access = {
      adminUrl: system.databaseUrl(),
      appUrl: system.databaseUrl('app'),
      keysFile: system.secrets.apiKeysFile,
    };
    const seeded = await seedTenant(access, {
      slug: 'load',
      displayName: 'Load',
      environment: 'live',
      applicationName: 'Orders',
      supportContact: 'the service desk',
      host: null,
      portalOrigin: 'https://login.load.example',
      users: [],
    });
    const phc = await hashing(hash).hash(firstPassword);
    const values = [seeded.tenantId, seeded.environment, seeded.storeId, accounts, address, phc];
    await this.#sql(
      `with people as (
         select uuidv7() as id, format($5, lpad(n::text, 6, '0')) as email from generate_series(0, $4::int - 1) n
       ), users as (
         insert into tenant.app_user (tenant_id, environment, id, user_name, user_name_key, email, email_key,
           display_name, store_id, status, created_at, version)
         select $1::uuid, $2::text, id, split_part(email, '@', 1), split_part(email, '@', 1), email, email,
           'Ada Example', $3::uuid, 'active', now(), 1 from people
       )
       insert into tenant.password_hash (tenant_id, environment, store_id, user_id, phc, fence, changed_at)
       select $1::uuid, $2::text, $3::uuid, id, $6::text, 0, now() from people`,
      values,
    );
    await this.#sql('analyze');
    return seeded;
  }

  async openSessions({ applicationId }: SeededTenant, addresses: readonly string[]): Promise<void> {
    await this.#sql(
      `insert into tenant.user_session (tenant_id, environment, id, user_id, application_id, digest, created_at, expires_at)
       select tenant_id, environment, uuidv7(), id, $1::uuid, sha256(uuid_send(gen_random_uuid())), now(),
         now() + interval '1 day'
       from tenant.app_user, generate_series(1, 2) where email = any ($2)`,
      [applicationId, addresses],
    );
  }

  async liveSessions(addresses: readonly string[]): Promise<number> {
    const [found] = await this.#sql<{ live: number }>(
      `select count(*)::int as live from tenant.user_session s join tenant.app_user u on u.id = s.user_id
        where u.email = any ($1) and s.revoked_at is null and s.expires_at > now()`,
      [addresses],
    );
    return found?.live ?? Number.NaN;
  }

  /** Waits until the outbox is moved, no job is left and no mail is queued. A job that failed is a fault of the run. */
  async drained(): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; ; await pause(BETWEEN_LOOKS_MS)) {
      const [left] = await this.#sql<{ events: number; jobs: number; mails: number; failure: string | null }>(
        `select (select count(*) from tenant.outbox_event where moved_at is null)::int as events,
           (select count(*) from graphile_worker._private_jobs)::int as jobs,
           (select count(*) from tenant.message where status = 'queued')::int as mails,
           (select max(last_error) from graphile_worker._private_jobs) as failure`,
      );
      if (left && left.events + left.jobs + left.mails === 0) return;
      if (performance.now() > end) throw new Error(`The worker is not done: ${JSON.stringify(left)}`);
    }
  }

  #sql<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.#premises.sql<R>(this.#name, text, values);
  }
}
