import { randomUUID } from 'node:crypto';
import type { Environment } from '@latchkey/kernel';
import type { AdminWorld } from './admin-world.ts';

/** Where a recovery is recorded, and whose it is. */
export interface RequestPlace {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly applicationId: string;
  readonly processId: string;
  readonly storeId: string;
  readonly userId: string | null;
}

/** A request as public-api leaves it, with one line of its log. */
export async function newResetRequest(
  world: AdminWorld,
  place: RequestPlace,
  status = 'in_progress',
): Promise<string> {
  const id = randomUUID();
  const { tenantId, environment, applicationId, processId, storeId, userId } = place;
  await world.sql.query(
    `insert into tenant.reset_request (tenant_id, environment, id, process_id, process_version, application_id, store_id, user_id,
        account_key, kind, action, status, owed, flow_digest, locale, started_at, last_mail_at, mails, link_until,
        password_tries)
      values ($1, $2, $3, $4, 1, $5, $6, $7, '\\x00', 'self_service', 'reset', $8, '{}', '\\x00', 'en', now(), now(), 1,
        now() + interval '30 minutes', 0)`,
    [tenantId, environment, id, processId, applicationId, storeId, userId, status],
  );
  await world.sql.query(
    `insert into tenant.reset_activity (tenant_id, environment, id, request_id, type, stage, message)
      values ($1, $2, $3, $4, 'info', 'identification', 'recovery.reset.requested')`,
    [tenantId, environment, randomUUID(), id],
  );
  return id;
}

/** A request whose store never said what became of its password. */
export async function newUnknownOutcome(world: AdminWorld, place: RequestPlace): Promise<string> {
  const [id, changeId] = [await newResetRequest(world, place, 'outcome_unknown'), randomUUID()];
  const { tenantId, environment, applicationId, storeId, userId } = place;
  await world.sql.query(
    `insert into tenant.credential_change (tenant_id, environment, id, request_id, application_id, store_id, user_id,
        operation, state, fence, must_change, store_makes_password, created_at, deadline, concluded_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'reset', 'outcome_unknown', 1, false, false, now(), now(), now())`,
    [tenantId, environment, changeId, id, applicationId, storeId, userId],
  );
  const text = `update tenant.reset_request set change_id = $2, ended_at = now() where id = $1`;
  await world.sql.query(text, [id, changeId]);
  return id;
}

/** A lockout as public-api leaves it, with the failures that led to it. */
export async function newLockout(
  world: AdminWorld,
  { tenantId, environment, userId }: Pick<RequestPlace, 'tenantId' | 'environment' | 'userId'>,
  until = '1 day',
): Promise<string> {
  const id = randomUUID();
  await world.sql.query(
    `with account as (select sha256($3::uuid::text::bytea) as key), brake as (
        insert into tenant.code_brake (tenant_id, environment, account_key, method, failed_at, consecutive)
        select $1::uuid, $2::text, key, 'email', array_fill(now(), array[10]), 10 from account)
      insert into tenant.lockout (tenant_id, environment, id, account_key, user_id, method, reason, began_at, until)
      select $1::uuid, $2::text, $3::uuid, key, $4::uuid, 'email', 'failures_of_a_day', now() - interval '2 days', now() + $5::interval
      from account`,
    [tenantId, environment, id, userId, until],
  );
  return id;
}
