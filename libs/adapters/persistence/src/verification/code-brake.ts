import { attemptWindow, consecutiveFailures, failuresPerWindow } from '@latchkey/verification';

/** The stretch in which an account's tries by one method are limited. */
export const day = `interval '${attemptWindow} milliseconds'`;

/**
 * The step that counts a try against its account, as a common table expression. `source` is one that names, for one
 * try, `tenant_id, environment, account_key, method` and what the process allows: `most` failures `attempts_within`
 * an interval, then a `pause`. It answers nothing when no try is left, otherwise `consecutive`, `paused_until`, `of_day`.
 *
 * It holds the times of the newest ten failures: its windows slide, so that no day has more (S-22). It is one guarded
 * statement, so that parallel tries meet the same numbers (S-23). Failures from before the end of an earlier pause are
 * paid for.
 */
export function brakeStep(source: string, only = 'true'): string {
  const processLimitReached = `(case when (select most from ${source}) = 1 then true else coalesce(
    b.failed_at[(select most from ${source}) - 1]
      > greatest(now() - (select attempts_within from ${source}), b.paused_until), false) end)`;
  return `insert into tenant.code_brake as b (tenant_id, environment, account_key, method, failed_at, consecutive, paused_until)
    select tenant_id, environment, account_key, method, array[now()], 1, case when most = 1 then now() + pause end
    from ${source} where ${only}
    on conflict (tenant_id, environment, account_key, method) do update set
      failed_at = (array_prepend(now(), b.failed_at))[1:${failuresPerWindow}],
      consecutive = b.consecutive + 1,
      paused_until = coalesce(greatest(
        case when ${processLimitReached} then now() + (select pause from ${source}) end,
        case when b.failed_at[${failuresPerWindow - 1}] > now() - ${day}
          then b.failed_at[${failuresPerWindow - 1}] + ${day} end), b.paused_until)
    where coalesce(b.paused_until <= now(), true) and b.consecutive < ${consecutiveFailures}
      and coalesce(b.failed_at[${failuresPerWindow}] <= now() - ${day}, true)
    returning consecutive, case when paused_until > now() then paused_until end as paused_until,
      (select count(*)::int from unnest(failed_at) f where f > now() - ${day}) as of_day`;
}

/** A right proof ends the row of failures of the account. `$1`: the request, `$2`: the method. */
export const forgiveText = `update tenant.code_brake set failed_at = '{}', consecutive = 0, paused_until = null
  where method = $2 and account_key = (select account_key from tenant.reset_request where id = $1)`;
