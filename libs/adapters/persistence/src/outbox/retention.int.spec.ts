import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { Retention, retainedTables } from './retention.ts';

const tenants = ['01a20000-0000-7000-8000-00000000000b', '01a20000-0000-7000-8000-00000000000c'];

describe('retention', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let queue: pg.Pool;

  beforeAll(async () => {
    database = await testDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    queue = new pg.Pool({ connectionString: database.queueUrl, max: 1 });
  }, 60_000);
  afterAll(async () => {
    await queue.end();
    await admin.end();
    await database.drop();
  });

  it('R-23 every table that has a rule of retention is cleared by it', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select schemaname || '.' || tablename as name
        from pg_policies where policyname = 'retention' and cmd = 'DELETE' order by 1`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect([...retainedTables].sort()).toEqual(rows.map(({ name }) => name));
  });

  it('R-23 what was kept for a repeat goes after a day, in every tenant, and nothing younger does', async () => {
    for (const [index, tenant] of tenants.entries()) {
      await admin.query(`insert into tenant.tenant values ($1, $2, 'T', 'active', now())`, [
        tenant,
        `kept-${index}`,
      ]);
      await admin.query(
        `insert into tenant.idempotent_request (tenant_id, environment, key_digest, operation, fingerprint, claimed_at)
          select $1, 'live', sha256(hours::text::bytea), 'POST /', '', now() - make_interval(hours => hours)
          from unnest(array[1, 23, 25, 300]) hours`,
        [tenant],
      );
      await admin.query(
        `insert into tenant.outbox_event (tenant_id, environment, id, name, subject, facts, moved_at)
          values ($1, 'live', gen_random_uuid(), 'n', 's', '{}', now() - interval '100 days'),
            ($1, 'live', gen_random_uuid(), 'n', 's', '{}', now()), ($1, 'live', gen_random_uuid(), 'n', 's', '{}', null)`,
        [tenant],
      );
    }
    expect(await new Retention(queue).apply()).toBe(6);
    const { rows } = await admin.query<{ requests: number; events: number }>(
      `select (select count(*)::int from tenant.idempotent_request) requests,
        (select count(*)::int from tenant.outbox_event) events`,
    );
    expect(rows).toEqual([{ requests: 4, events: 4 }]);
    expect(await new Retention(queue).apply()).toBe(0);
  });

  it('S-46 a second factor that nobody confirmed goes after a day, and one that counts never does', async () => {
    const [tenant] = tenants;
    await admin.query(
      `with member as (
          insert into tenant.staff_member (tenant_id, id, email, email_key, display_name, roles, status, created_at, version)
          values ($1, gen_random_uuid(), 'a@b.example', 'a@b.example', 'A', '{}', 'invited', now(), 1) returning id)
        insert into tenant.second_factor (tenant_id, id, staff_id, kind, label, sealed_holding, last_use, begun_at,
            confirmed_at)
          select $1, gen_random_uuid(), member.id, 'authenticator', hours::text, '\\x00', 0,
            now() - make_interval(hours => hours), case when confirmed then now() end
          from member, unnest(array[1, 25]) hours, unnest(array[true, false]) confirmed`,
      [tenant],
    );
    expect(await new Retention(queue).apply()).toBe(1);
    const { rows } = await admin.query(
      `select label, confirmed_at is not null as confirmed from tenant.second_factor order by 1, 2`,
    );
    expect(rows).toEqual([
      { label: '1', confirmed: false },
      { label: '1', confirmed: true },
      { label: '25', confirmed: true },
    ]);
  });

  it('S-09 PR-T23 mails and counters go after a day, lockouts after 90, and none that only a person can end', async () => {
    const [tenant] = tenants;
    await admin.query(
      `insert into tenant.mail_budget select $1, 'live', '\\x00', hours::text, array[now()], now() - make_interval(hours => hours)
        from unnest(array[1, 25]) hours`,
      [tenant],
    );
    await admin.query(
      `insert into platform.caller_brake select sha256(hours::text::bytea), now() - make_interval(hours => hours), 1
        from unnest(array[1, 25]) hours`,
    );
    await admin.query(
      `insert into tenant.lockout (tenant_id, environment, id, account_key, method, reason, began_at, until)
        select $1, 'live', gen_random_uuid(), '\\x00', 'email', 'failures_in_a_row', now() - make_interval(days => days), until
        from unnest(array[1, 100, 100], array[now(), now(), null]) as l (days, until)`,
      [tenant],
    );
    expect(await new Retention(queue).apply()).toBe(3);
    const { rows } = await admin.query<{ n: number }>(
      `select (select count(*)::int from tenant.mail_budget) + (select count(*)::int from platform.caller_brake)
        + (select count(*)::int from tenant.lockout) as n`,
    );
    expect(rows).toEqual([{ n: 4 }]);
  });

  it('S-33 a session goes a day after its end, and its refresh tokens go with it', async () => {
    const [tenant] = tenants;
    await admin.query('set session_replication_role = replica');
    await admin.query(
      `insert into tenant.user_session (tenant_id, environment, id, user_id, application_id, digest, created_at, expires_at)
        select $1, 'live', md5(hours::text)::uuid, gen_random_uuid(), gen_random_uuid(), sha256(hours::text::bytea), now(),
          now() - make_interval(hours => hours) from unnest(array[1, 25]) hours`,
      [tenant],
    );
    await admin.query('set session_replication_role = origin');
    await admin.query(
      `insert into tenant.refresh_token (tenant_id, environment, id, session_id, digest, issued_at)
        select tenant_id, 'live', gen_random_uuid(), id, digest, now() from tenant.user_session`,
    );
    expect(await new Retention(queue).apply()).toBe(1);
    const { rows } = await admin.query(
      `select session_id = md5('1')::uuid as young from tenant.refresh_token`,
    );
    expect(rows).toEqual([{ young: true }]);
  });

  it('PR-M13 looks of agents go after 90 days and not before', async () => {
    const [tenant] = tenants;
    const [storeId, userId, agentId] = [randomUUID(), randomUUID(), randomUUID()];
    await admin.query(
      `insert into tenant.staff_member (tenant_id, id, email, email_key, display_name, roles, status, created_at, version)
        values ($1, $2, 'a', 'a', 'A', '{}', 'invited', now(), 1)`,
      [tenant, agentId],
    );
    await admin.query(
      `with type as (
          insert into tenant.credential_store_type (tenant_id, environment, id, name, name_key, driver, mode, can_unlock,
            can_read_lock_state, accepts_password)
          values ($1, 'live', $2, 'L', 'l', 'local', 'synchronous', true, true, true)
        ), store as (
          insert into tenant.credential_store (tenant_id, environment, id, name, name_key, type_id, multi_factor_sign_in,
            holds_mailboxes, status, created_at, version)
          values ($1, 'live', $2, 'L', 'l', $2, false, false, 'active', now(), 1)
        ), person as (
          insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
            display_name, status, created_at, version)
          values ($1, 'live', $3, $2, 'u', 'u', 'u@x.example', 'u@x.example', 'U', 'active', now(), 1)
        )
        insert into tenant.identity_confirmation (tenant_id, environment, id, user_id, agent_id, verification_id,
          verification_name, on_record, state, opened_at, expires_at)
        select $1, 'live', gen_random_uuid(), $3, $4, gen_random_uuid(), 'Badge', true, 'open',
          now() - make_interval(days => days), now() - make_interval(days => days)
        from unnest(array[0, 89, 91, 400]) days`,
      [tenant, storeId, userId, agentId],
    );
    expect(await new Retention(queue).apply()).toBe(2);
    await queue.query('delete from tenant.identity_confirmation where opened_at is not null');
    const { rows } = await admin.query('select count(*)::int as n from tenant.identity_confirmation');
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('tasks of external systems go 90 days after their end, in every tenant, and none that is open', async () => {
    for (const tenant of tenants) {
      const id = randomUUID();
      await admin.query(
        `with type as (
          insert into tenant.credential_store_type (tenant_id, environment, id, name, name_key, driver, mode, can_unlock,
            can_read_lock_state, accepts_password)
          values ($1, 'live', $2, 'E', 'e', 'external', 'asynchronous', true, false, true)
        ), store as (
          insert into tenant.credential_store (tenant_id, environment, id, name, name_key, type_id, multi_factor_sign_in,
            holds_mailboxes, status, created_at, version)
          values ($1, 'live', $2, 'E', 'e', $2, false, false, 'active', now(), 1)
        ), person as (
          insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
            display_name, status, created_at, version)
          values ($1, 'live', $2, $2, 'e', 'e', 'e@x.example', 'e@x.example', 'E', 'active', now(), 1)
        ), old as (
          select gen_random_uuid() as id, make_interval(days => days) as age, is_over
          from unnest(array[0, 89, 91, 400, 400], array[true, true, true, true, false]) as t (days, is_over)
        ), change as (
          insert into tenant.credential_change (tenant_id, environment, id, request_id, application_id, store_id, user_id,
            operation, state, fence, store_makes_password, must_change, created_at, deadline, concluded_at)
          select $1, 'live', id, id, id, $2, $2, 'reset', 'expired', 1, false, false, now() - age, now(), now() from old
        )
        insert into tenant.external_task (tenant_id, environment, id, change_id, store_id, operation, user_name,
          must_change, token_digest, state, fence, created_at, deadline, concluded_at)
        select $1, 'live', gen_random_uuid(), id, $2, 'reset', 'ada', false, sha256('t'),
          case when is_over then 'expired' else 'queued' end, 0, now() - age, now() - age,
          case when is_over then now() - age end from old`,
        [tenant, id],
      );
    }
    expect(await new Retention(queue).apply()).toBe(4);
    await queue.query('delete from tenant.external_task where concluded_at is not null');
    const { rows } = await admin.query(
      `select count(*)::int as n, count(distinct tenant_id)::int as tenants from tenant.external_task`,
    );
    expect(rows).toEqual([{ n: 6, tenants: 2 }]);
    await expect(queue.query('select user_name from tenant.external_task')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('S-40 the role that removes can remove nothing that is young, and nothing of another kind', async () => {
    await queue.query(`delete from tenant.idempotent_request where claimed_at > now() - interval '20 hours'`);
    const { rows } = await admin.query<{ n: number }>(
      'select count(*)::int as n from tenant.idempotent_request',
    );
    expect(rows).toEqual([{ n: 4 }]);
    await expect(queue.query('delete from tenant.audit_entry')).rejects.toMatchObject({ code: '42501' });
    await expect(queue.query('delete from tenant.app_user')).rejects.toMatchObject({ code: '42501' });
  });

  it('RA-14 calls of applications go after the days that a setting names, and what was counted of them with them', async () => {
    const [tenant] = tenants;
    const [application, key] = [randomUUID(), randomUUID()];
    await admin.query(
      `insert into tenant.application (tenant_id, environment, id, name, portal_origin, support_contact, status, created_at, version)
        values ($1, 'live', $2, 'A', 'https://a.example', 'desk', 'active', now(), 1)`,
      [tenant, application],
    );
    await admin.query(
      `insert into tenant.api_key (tenant_id, environment, id, application_id, label, prefix, digest, permissions, created_at)
        values ($1, 'live', $2, $3, 'A key', 'lk_live_abcd', sha256('a'), '{}', now())`,
      [tenant, key, application],
    );
    await admin.query(
      `insert into tenant.application_call select $1, 'live', gen_random_uuid(), $2, $3,
          now() - make_interval(days => days), 'GET', '/v1/me', 200, null, 1, '', gen_random_uuid()
        from unnest(array[0, 6, 8, 29, 31]) days`,
      [tenant, application, key],
    );
    await admin.query(
      `insert into tenant.application_call_count select $1, 'live', $3, current_date - days, $2, 1, 1
        from unnest(array[0, 6, 8, 29, 31]) days`,
      [tenant, application, key],
    );
    expect(await new Retention(queue).apply()).toBe(2);
    expect(await new Retention(queue, { applicationCallDays: 7 }).apply()).toBe(4);
    await expect(queue.query('select route from tenant.application_call')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
