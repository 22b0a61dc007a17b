import {
  Challenges,
  codeTries,
  type Challenge,
  type CodeAttempt,
  type CountedCode,
  type FailureTally,
  type FoundLink,
} from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';
import { brakeStep, forgiveText } from './code-brake.ts';

// Two counters move before anything is compared: the code's and, only if that moved, the account's. Both are guarded,
// so a hundred parallel tries meet exactly five (S-23). The flow's secret is part of the question: who does not hold it
// cannot spend anybody's tries. The status says that the request is open; `ended_at is null` would invite a plan over
// the index of all open requests, and a plan made on an empty table is kept.
const countText = `with flow as (
    select r.tenant_id, r.environment, r.id, r.account_key, pv.max_attempts as most,
      make_interval(mins => pv.attempt_window) as attempts_within, make_interval(mins => pv.retry_window) as pause
    from tenant.reset_request r join tenant.process_version pv on pv.tenant_id = r.tenant_id
      and pv.environment = r.environment and pv.process_id = r.process_id and pv.number = r.process_version
    where r.id = $1 and r.flow_digest = $2 and r.status = 'in_progress' and r.link_until > now()
  ), tried as (
    update tenant.challenge c set code_attempts = c.code_attempts + 1
    from flow
    where c.tenant_id = flow.tenant_id and c.environment = flow.environment and c.request_id = flow.id
      and c.code_used_at is null and c.superseded_at is null and c.code_until > now()
      and c.code_attempts < ${codeTries}
    returning c.id, c.verification_id, c.method, c.code_digest, c.destination_digest, flow.tenant_id,
      flow.environment, flow.account_key, flow.most, flow.attempts_within, flow.pause
  ), braked as (
    ${brakeStep('tried')}
  )
  select tried.id as "challengeId", verification_id as "verificationId", code_digest as "codeDigest",
    destination_digest as "destinationDigest", paused_until as "pausedUntil", of_day as "ofDay", consecutive
  from tried, braked`;

type CountedRow = Omit<CountedCode, 'tally'> & FailureTally;

/** Challenges in PostgreSQL: counters and single use are guarded statements. */
export class PgChallenges extends Challenges {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(challenge: Challenge): Promise<void> {
    this.transactions.current().add(challenge);
    return Promise.resolve();
  }

  countAttempt({ requestId, flowDigest }: CodeAttempt): Promise<CountedCode | undefined> {
    return this.transactions.run(
      'write',
      async () => {
        const values = [requestId, flowDigest];
        const row = (await this.transactions.current().query<CountedRow>(countText, values))[0];
        if (!row) return undefined;
        const { ofDay, consecutive, pausedUntil, ...code } = row;
        return { ...code, tally: { ofDay, consecutive, pausedUntil } };
      },
      () => Promise.resolve(),
    );
  }

  async consumeCode(challengeId: string): Promise<boolean> {
    const text = `update tenant.challenge set code_used_at = now() where id = $1 and code_used_at is null`;
    return (await this.transactions.current().execute(text, [challengeId])) === 1;
  }

  async findLink(linkDigest: Buffer): Promise<FoundLink | undefined> {
    const rows = await this.transactions.current().query<FoundLink>(
      `select id as "challengeId", request_id as "requestId", verification_id as "verificationId",
          destination_digest as "destinationDigest"
        from tenant.challenge where link_digest = $1`,
      [linkDigest],
    );
    return rows[0];
  }

  async consumeLink(challengeId: string): Promise<boolean> {
    const text = `update tenant.challenge set link_used_at = now()
      where id = $1 and link_used_at is null and link_until > now()`;
    return (await this.transactions.current().execute(text, [challengeId])) === 1;
  }

  async forgiveAttempts(requestId: string, method: string): Promise<void> {
    await this.transactions.current().execute(forgiveText, [requestId, method]);
  }

  async codeEnd(requestId: string): Promise<Date | undefined> {
    const rows = await this.transactions
      .current()
      .query<{ until: Date }>(
        `select code_until as until from tenant.challenge where request_id = $1 order by issued_at desc limit 1`,
        [requestId],
      );
    return rows[0]?.until;
  }

  async triesSpent(requestId: string): Promise<boolean> {
    const text = `select 1 from tenant.challenge
      where request_id = $1 and superseded_at is null and code_attempts >= ${codeTries}`;
    return (await this.transactions.current().query(text, [requestId])).length > 0;
  }

  async supersedeCodes(requestId: string, now: Date): Promise<void> {
    await this.transactions
      .current()
      .execute(
        `update tenant.challenge set superseded_at = $2 where request_id = $1 and superseded_at is null`,
        [requestId, now],
      );
  }
}
