import { TenantContext } from '@latchkey/kernel';
import { CallLog, type ApplicationCall } from '@latchkey/tenancy';
import { Database } from '../unit-of-work/database.ts';
import type { ColumnValue } from '../unit-of-work/row-batch.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

export interface CallLogSettings {
  readonly url: string;
  /** Calls of a key that are kept of one day (UTC). */
  readonly perKeyAndDay: number;
}

/** Days are counted in one order, so that two processes with the same keys wait for each other and do not stand. */
const keepText = `with arrived as (
    select *, (at at time zone 'UTC')::date as day from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
      $7::text[], $8::text[], $9::int[], $10::text[], $11::int[], $12::text[], $13::uuid[])
      as call (id, application_id, key_id, at, method, route, status, code, duration_ms, user_agent, request_id)
  ), counted as (
    insert into tenant.application_call_count as known
      (tenant_id, environment, key_id, day, application_id, calls, kept)
    select $1::uuid, $2, key_id, day, application_id, count(*), least(count(*), $14::int)
      from arrived group by key_id, day, application_id order by key_id, day
    on conflict (tenant_id, environment, key_id, day) do update
      set calls = known.calls + excluded.calls,
        kept = known.kept + least(excluded.calls, greatest($14 - known.calls, 0))
    returning key_id, day, calls
  ), numbered as (
    select *, row_number() over (partition by key_id, day order by id) - count(*) over (partition by key_id, day)
      as place from arrived
  )
  insert into tenant.application_call (tenant_id, environment, id, application_id, key_id, at, method, route, status,
    code, duration_ms, user_agent, request_id)
  select $1::uuid, $2, id, application_id, key_id, at, method, route, status, nullif(code, ''), duration_ms, user_agent, request_id
    from numbered join counted using (key_id, day) where counted.calls + numbered.place <= $14
  on conflict do nothing`;

/** Writes on a connection of its own: no request gives up one of theirs for it, or has a statement more. */
export class PgCallLog extends CallLog {
  private readonly transactions: Transactions;

  private constructor(
    private readonly database: Database,
    private readonly perKeyAndDay: number,
  ) {
    super();
    this.transactions = new Transactions(database);
  }

  /** Does not connect yet. */
  static open({ url, perKeyAndDay }: CallLogSettings): PgCallLog {
    return new PgCallLog(
      Database.open({ url, poolSize: 1, applicationName: 'latchkey-call-log' }),
      perKeyAndDay,
    );
  }

  async keep(calls: readonly ApplicationCall[]): Promise<void> {
    const [first] = calls;
    if (!first) return;
    const { tenantId, environment } = first;
    const actor = { kind: 'system', part: 'call-log' } as const;
    const values = [tenantId, environment, ...columnsOf(calls), this.perKeyAndDay];
    await TenantContext.run({ tenantId, environment, actor, requestId: first.requestId }, () =>
      // A server that falls loses what it was told in its last moment; nobody waits for the disk.
      this.transactions.run(
        'write-relaxed',
        () => this.transactions.current().execute(keepText, values),
        () => Promise.resolve(),
      ),
    );
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}

function columnsOf(calls: readonly ApplicationCall[]): ColumnValue[] {
  const column = (read: (call: ApplicationCall) => string | number): string[] =>
    calls.map((call) => String(read(call)));
  return [
    column(({ id }) => id),
    column(({ applicationId }) => applicationId),
    column(({ keyId }) => keyId),
    column(({ at }) => at.toISOString()),
    column(({ method }) => method),
    column(({ route }) => route),
    column(({ status }) => status),
    column(({ code }) => code ?? ''),
    column(({ durationMs }) => durationMs),
    column(({ userAgent }) => userAgent),
    column(({ requestId }) => requestId),
  ];
}
