import type { Transaction } from '../unit-of-work/transaction.ts';

/** Each that is ended says so in its log, and by which request (PR-T03). */
export const cancelling = (which: string) => `with cancelled as (
    update tenant.reset_request set status = 'cancelled', ended_at = $3
      where user_id = $1 and id <> $2::uuid and ${which} returning tenant_id, environment, id)
  insert into tenant.reset_activity (tenant_id, environment, id, request_id, type, stage, message, reference)
  select tenant_id, environment, gen_random_uuid(), id, 'warning', 'reset', 'recovery.reset.cancelled', $2::uuid::text
  from cancelled`;

const cancelText = cancelling('ended_at is null');

/**
 * Ends every open recovery of a user with its codes and links, but the one of this id; answers how many. A password that
 * still waits for its store dies too, unless it was asked for by `but`: it would replace the one just set.
 */
export async function cancelRecoveries(
  transaction: Transaction,
  userId: string | null,
  but: string,
  now: Date,
): Promise<number> {
  const values = [userId, but, now];
  // Two statements, in this order: the first waits for whoever is choosing a password at this moment, and only a later
  // statement sees the change that they wrote.
  const cancelled = await transaction.execute(cancelText, values);
  await transaction.execute(
    `with superseded as (
        update tenant.credential_change
          set state = 'failed', reason = 'superseded', concluded_at = $3,
            sealed_password = null, sealed_for_page = null, sealed_for_mail = null
          where user_id = $1 and request_id <> $2 and concluded_at is null returning tenant_id, environment, id)
      update tenant.external_task t
        set state = 'withdrawn', sealed_password = null, lease_until = null, concluded_at = $3
        from superseded s
        where s.tenant_id = t.tenant_id and s.environment = t.environment and s.id = t.change_id
          and t.concluded_at is null`,
    values,
  );
  return cancelled;
}
