import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Spent proofs of work, notices to administrators, mocks that are told at start, and shares of the job queue. */
export class Migration0009UnderAttack extends Migration {
  override up(): void {
    const steps = [...proofsOfWork(), ...notices(), ...liveMocks(), ...shares()];
    for (const statement of steps) this.addSql(statement);
  }
}

function proofsOfWork(): string[] {
  return [
    `alter table tenant.process_version add column proof_of_work boolean not null
      generated always as (coalesce(policy #> '{publicAccess,proofOfWork}' = 'true'::jsonb, false)) stored`,
    ...tenantTable('spent_proof', {
      scope: 'environment',
      key: { columns: 'digest bytea not null', names: 'digest' },
      // Written once: what was spent stays spent.
      grants: 'select, insert',
      columns: `
  claimant bytea not null,
  until timestamptz not null`,
    }),
    ...retentionRule('spent_proof', 'until', '1 hour'),
  ];
}

function notices(): string[] {
  return [
    // A message is to a user or to somebody of the staff; what it tells of is read when it is sent.
    `alter table tenant.message add column staff_id uuid, add column about_id uuid,
      add constraint message_to_one check (user_id is null or staff_id is null)`,
    ...tenantTable('notice_budget', {
      scope: 'environment',
      key: { columns: '', names: '' },
      columns: 'told jsonb not null',
    }),
  ];
}

/** The owner of the tables, who is nobody's login, sees what the function needs, and the function tells ids only. */
function liveMocks(): string[] {
  const seen = {
    process: `environment = 'live' and status = 'active'`,
    process_verification: `environment = 'live'`,
    verification: `environment = 'live' and type like 'mock%'`,
    credential_store: `environment = 'live'`,
    credential_store_type: `environment = 'live' and driver like 'mock%'`,
  };
  return [
    ...Object.entries(seen).map(
      ([table, rows]) =>
        `create policy live_mocks on tenant.${table} for select to latchkey_owner using (${rows})`,
    ),
    `create function platform.live_mocks(most int) returns table (tenant_id uuid, process_id uuid)
      language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select p.tenant_id, p.id from tenant.process p
        where p.environment = 'live' and p.status = 'active' and (
          exists (select 1 from tenant.credential_store s join tenant.credential_store_type k
              on k.tenant_id = s.tenant_id and k.environment = s.environment and k.id = s.type_id
            where s.tenant_id = p.tenant_id and s.environment = p.environment and s.id = p.active_store_id
              and k.driver like 'mock%')
          or exists (select 1 from tenant.process_verification u join tenant.verification v
              on v.tenant_id = u.tenant_id and v.environment = u.environment and v.id = u.verification_id
            where u.tenant_id = p.tenant_id and u.environment = p.environment and u.process_id = p.id
              and v.type like 'mock%'))
        order by 1, 2 limit most $$`,
    `revoke all on function platform.live_mocks from public`,
    `grant execute on function platform.live_mocks to latchkey_app, latchkey_queue`,
  ];
}

/** How much of the job queue each tenant has taken, and its waiting events found without reading those of others. */
function shares(): string[] {
  return [
    `create table platform.worker_share (
      tenant_id uuid not null, urgent boolean not null, taken bigint not null, primary key (tenant_id, urgent))
      with (fillfactor = 50)`,
    `alter table platform.worker_share enable row level security`,
    `create policy sharing on platform.worker_share to latchkey_queue using (true) with check (true)`,
    `grant select, insert, update on platform.worker_share to latchkey_queue`,
    `create index outbox_event_of_tenant on tenant.outbox_event (tenant_id, id) where moved_at is null`,
    `drop index tenant.outbox_event_waiting`,
  ];
}
