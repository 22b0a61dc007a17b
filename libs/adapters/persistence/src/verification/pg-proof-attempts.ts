import {
  answeredMethods,
  askingNothing,
  ProofAttempts,
  questionTries,
  type CountedAttempt,
  type FailureTally,
  type ProofAttempt,
} from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';
import { brakeStep, day, forgiveText } from './code-brake.ts';
import { isOneOf } from './method-list.ts';

const answered = isOneOf('v.type', answeredMethods);
const free = isOneOf('method', askingNothing);

// The same brake as that of codes; what people know is guessed sooner than what they hold. What asks for
// nothing cannot be guessed, and has none.
const countText = `with flow as (
    select r.tenant_id, r.environment, r.account_key, v.type as method,
      case when ${answered} then least(pv.max_attempts, ${questionTries}) else pv.max_attempts end as most,
      greatest(make_interval(mins => pv.attempt_window), case when ${answered} then ${day} end) as attempts_within,
      greatest(make_interval(mins => pv.retry_window), case when ${answered} then ${day} end) as pause
    from tenant.reset_request r join tenant.process_version pv on pv.tenant_id = r.tenant_id
      and pv.environment = r.environment and pv.process_id = r.process_id and pv.number = r.process_version
    join tenant.verification v on v.tenant_id = r.tenant_id and v.environment = r.environment and v.id = $3
    where r.id = $1 and r.flow_digest = $2 and r.status = 'in_progress' and r.set_password_until > now()
      and $3 = any (r.owed || r.optional)
  ), braked as (
    ${brakeStep('flow', `not ${free}`)}
  )
  select flow.${free} as free, braked.consecutive, braked.paused_until as "pausedUntil", braked.of_day as "ofDay"
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
    await this.transactions.current().execute(forgiveText, [requestId, method]);
  }
}
