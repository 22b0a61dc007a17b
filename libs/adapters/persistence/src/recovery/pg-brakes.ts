import { Brakes, brakeWindow, type Counted, type Counter } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

const isOver = `b.window_from <= now() - interval '${brakeWindow} milliseconds'`;

/** The most that is counted: further on a counter says nothing new. */
const enough = 2_000_000_000;

interface Row {
  readonly wait: number;
  readonly asks: boolean;
  /** Milliseconds, as text. */
  readonly now: string;
}

/** Counters of callers in PostgreSQL, in the one table that all tenants share. */
export class PgBrakes extends Brakes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async count(counters: readonly Counter[], isProven: boolean): Promise<Counted> {
    const values = counters.flatMap(({ key, most, free = most }) => [key, most, free]);
    const rows = await this.transactions.alone<Row>(statement(counters.length), [isProven, ...values]);
    const { wait = 0, asks = false, now = 0 } = rows[0] ?? {};
    return { wait, asks, now: new Date(Math.floor(Number(now))) };
  }

  async giveBack(keys: readonly Buffer[]): Promise<void> {
    await this.transactions.alone(
      `with given as (update platform.caller_brake set counted = greatest(counted - 1, 0) where key in (select decode(given, 'hex') from unnest($1::text[]) given))
        select set_config('synchronous_commit', 'off', true)`,
      [keys.map((key) => key.toString('hex'))],
    );
  }
}

/**
 * Each counter moves only if the one before let the request pass. Who has proven nothing moves it one past what is free
 * and no further: the rest is for those who have. The commit does not wait for the disk: a crash may forget the last
 * fraction of a second of counting, and a counter that everybody moves is locked for no longer than it takes to count.
 */
function statement(counters: number): string {
  const clauses = Array.from({ length: counters }, (_, index) => {
    const before =
      index === 0 ? '' : `where exists (select 1 from c${index - 1} where not refused and not asks)`;
    const [key, most, free] = [2, 3, 4].map((place) => `$${index * 3 + place}`);
    return `c${index} as (
      insert into platform.caller_brake as b (key, window_from, counted)
      select ${key}::bytea, now(), 1 ${before}
      on conflict (key) do update set
        window_from = case when ${isOver} then now() else b.window_from end,
        counted = case when ${isOver} then 1 when b.counted > ${free}::int and not $1::boolean then b.counted
          else least(b.counted + 1, ${enough}) end
      returning window_from, counted > ${most}::int as refused,
        not $1::boolean and counted > ${free}::int and counted <= ${most}::int as asks)`;
  });
  const all = Array.from({ length: counters }, (_, index) => `select * from c${index}`);
  return `with ${clauses.join(', ')}
    select set_config('synchronous_commit', 'off', true), coalesce(max(greatest(1, ceil(extract(epoch from
      window_from + interval '${brakeWindow} milliseconds' - now())))) filter (where refused), 0)::int as wait,
      coalesce(bool_or(asks), false) as asks, extract(epoch from now()) * 1000 as now
    from (${all.join(' union all ')}) counted`;
}
