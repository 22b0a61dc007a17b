import type { SeededTenant } from '../../src/index.ts';
import type { Premises } from '../premises.ts';

/** What each user of the crowd has enrolled in. */
export const crowdMethods = ['authenticator', 'recovery_codes', 'passkey'] as const;

/**
 * Fills a tenant with so many users, three enrolments each; one user in ten is in quarantine with all of them. Its process
 * asks for one of the three beside the mail.
 */
export async function enrolCrowd(
  premises: Premises,
  database: string,
  { tenantId, environment, storeId, processId }: SeededTenant,
  users: number,
): Promise<void> {
  const place = `'${tenantId}'::uuid, '${environment}'::text`;
  const verifications = crowdMethods.map(
    (
      method,
    ) => `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters,
        created_at, version)
      values (${place}, uuidv7(), '${method}', '${method}', '${method}', 'active', '{}', now(), 1)`,
  );
  await premises.sql(
    database,
    [
      // They refer to what is there: nothing has to be looked up for millions of rows.
      `set session_replication_role = replica`,
      ...verifications,
      `update tenant.process_version set choice_wanted = 1, choice_from = array(select id from tenant.verification
        where type <> 'email') where process_id = '${processId}'`,
      `insert into tenant.app_user (tenant_id, environment, id, user_name, user_name_key, email, email_key, display_name,
          store_id, status, created_at, version)
        select ${place}, uuidv7(), 'user-' || n, 'user-' || n, 'user-' || n || '@load.example',
          'user-' || n || '@load.example', 'Ada Example', '${storeId}', 'active', now(), 1
        from generate_series(1, ${users}) n`,
      `insert into tenant.enrolment (tenant_id, environment, id, user_id, verification_id, method, label, mark, status,
          sealed_holding, privileged, begun_at, usable_from)
        select ${place}, uuidv7(), u.id, v.id, v.type, '', '', 'active', sha256(uuid_send(u.id)), false,
          now() - interval '9 days', now() + case when hashtext(u.id::text) % 10 = 0 then 1 else -8 end * interval '1 day'
        from tenant.app_user u, tenant.verification v where v.type <> 'email'`,
    ].join(';\n'),
  );
  await premises.sql(database, 'vacuum analyze');
}

/** One user in two hundred loses an authenticator app, as by a removal; another moment has other users lose theirs. */
export async function removeSome(premises: Premises, database: string, turn: number): Promise<void> {
  await premises.sql(
    database,
    `update tenant.enrolment set status = 'removed', sealed_holding = null, removed_at = now()
      where method = 'authenticator' and status = 'active' and abs(hashtext(user_id::text)) % 200 = $1`,
    [turn],
  );
}

/** What the product looks up, written for this one tenant by hand: the least that these rows can cost. */
export const bareSnapshot = `create table bare_readiness as
  select u.tenant_id, u.environment, u.id as user_id,
    case when bool_or(e.usable_from <= now()) then 'ready' when bool_or(e.user_id is not null) then 'quarantined'
      else 'not_ready' end as state,
    array_agg(e.method order by e.method) as methods, now() as as_of
  from tenant.app_user u left join tenant.enrolment e on e.tenant_id = u.tenant_id and e.environment = u.environment
    and e.user_id = u.id and e.status = 'active'
  where u.status = 'active'
  group by u.tenant_id, u.environment, u.id;
  alter table bare_readiness add primary key (tenant_id, environment, user_id)`;
