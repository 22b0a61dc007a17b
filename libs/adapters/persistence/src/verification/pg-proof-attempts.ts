import {
  attemptWindow,
  consecutiveFailures,
  failuresPerWindow,
  ProofAttempts,
  type CountedAttempt,
  type FailureTally,
  type ProofAttempt,
} from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';

const day = `interval '${attemptWindow} milliseconds'`;

// The same brake as that of codes, moved by the same rules: the account's newest ten failures by this method, guarded
// so that parallel tries meet the same numbers. A mock proves nothing that could be guessed, and has none.
const countText = `with flow as (
    select r.tenant_id, r.environment, r.account_key, v.type as method, pv.max_attempts as most,
      make_interval(mins => pv.attempt_window) as attempts_within, make_interval(mins => pv.retry_window) as pause
    from tenant.reset_request r join tenant.process_version pv on pv.tenant_id = r.tenant_id
      and pv.environment = r.environment and pv.process_id = r.process_id and pv.number = r.process_version
    join tenant.verification v on v.tenant_id = r.tenant_id and v.environment = r.environment and v.id = $3
    where r.id = $1 and r.flow_digest = $2 and r.status = 'in_progress' and r.set_password_until > now()
      and $3 = any (r.owed || r.optional)
  ), braked as (
    insert into tenant.code_brake as b (tenant_id, environment, account_key, method, failed_at, consecutive, paused_until)
    select tenant_id, environment, account_key, method, array[now()], 1, case when most = 1 then now() + pause end
    from flow where method not like 'mock%'
    on conflict (tenant_id, environment, account_key, method) do update set
      failed_at = (array_prepend(now(), b.failed_at))[1:${failuresPerWindow}],
      consecutive = b.consecutive + 1,
      paused_until = coalesce(greatest(
        case when (select most from flow) = 1 or coalesce(b.failed_at[(select most from flow) - 1]
            > greatest(now() - (select attempts_within from flow), b.paused_until), false)
          then now() + (select pause from flow) end,
        case when b.failed_at[${failuresPerWindow - 1}] > now() - ${day} then b.failed_at[${failuresPerWindow - 1}] + ${day} end), b.paused_until)
    where coalesce(b.paused_until <= now(), true) and b.consecutive < ${consecutiveFailures}
      and coalesce(b.failed_at[${failuresPerWindow}] <= now() - ${day}, true)
    returning consecutive, case when paused_until > now() then paused_until end as paused_until,
      (select count(*)::int from unnest(failed_at) f where f > now() - ${day}) as of_day
  )
  select flow.method like 'mock%' as free, braked.consecutive, braked.paused_until as "pausedUntil", braked.of_day as "ofDay"
  from flow left join braked on true`;

type CountedRow = { readonly free: boolean; readonly consecutive: number | null } & Omit<
  FailureTally,
  'consecutive'
>;

/** Tries in PostgreSQL: one guarded statement, committed before anything is compared. */
export class PgProofAttempts extends ProofAttempts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  count({ requestId, flowDigest, verificationId }: ProofAttempt): Promise<CountedAttempt> {
    return this.transactions.run(
      'write',
      async () => {
        const values = [requestId, flowDigest, verificationId];
        const row = (await this.transactions.current().query<CountedRow>(countText, values))[0];
        if (!row) return { kind: 'none' };
        if (row.free) return { kind: 'free' };
        const { consecutive, ofDay, pausedUntil } = row;
        if (consecutive === null) return { kind: 'paused' };
        return { kind: 'counted', tally: { consecutive, ofDay, pausedUntil } };
      },
      () => Promise.resolve(),
    );
  }

  async forgive(requestId: string, method: string): Promise<void> {
    await this.transactions.current().execute(
      `update tenant.code_brake set failed_at = '{}', consecutive = 0, paused_until = null
        where method = $2 and account_key = (select account_key from tenant.reset_request where id = $1)`,
      [requestId, method],
    );
  }
}
