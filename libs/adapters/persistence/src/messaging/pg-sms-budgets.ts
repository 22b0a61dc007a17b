import {
  countryWindow,
  leastProved,
  SmsBudgets,
  smsDay,
  smsOfAccount,
  smsOfNumber,
  smsPayers,
  strictAllowance,
  type SmsExpense,
  type SmsGrant,
  type SmsPayer,
} from '@latchkey/messaging';
import { Transactions } from '../unit-of-work/transactions.ts';

const day = `interval '${smsDay} milliseconds'`;

// When the row `b` of each of them allows another message; null for at once. Where a row is being changed, its values
// are those of whoever came before.
const accountFree = `greatest(b.sent_at[1] + (select pause from asked), b.sent_at[(select per_day from asked)] + ${day})`;
const numberFree = `b.sent_at[${smsOfNumber}] + ${day}`;
const tenantFree = `case when b.sent >= (select daily_budget from asked) then b.day_from + ${day} end`;
const countryFree = `case when cardinality(b.recent) = ${countryWindow} and cardinality(b.proved) < ${leastProved}
  then b.last_sent_at + ${day} end`;
const isFree = (moment: string): string => `coalesce(${moment} <= now(), true)`;
const over = `b.last_sent_at <= now() - ${day}`;

/**
 * Budgets that are plainly used up are only read. Of those who come at once, the conflicts let through as many as the
 * budgets allow: each is asked only once the one before has granted, always in the same order.
 */
const takeText = `with asked as (
    select $1::uuid as tenant_id, $2::text as environment, $3::uuid as message_id, $4::uuid as account_id,
      $5::bytea as number_key, $6::text as country, $7::int as daily_budget,
      $8::float8 * interval '1 millisecond' as pause, $9::int as per_day
  ), free as (
    select (select ${accountFree} from tenant.sms_account b where b.account_id = asked.account_id) as account,
      (select ${numberFree} from platform.sms_number b where b.key = asked.number_key) as number,
      case when daily_budget < 1 then now() + ${day}
        else (select ${tenantFree} from tenant.sms_day b) end as tenant,
      (select ${countryFree} from tenant.sms_country b where b.country = asked.country) as country
    from asked
  ), of_account as (
    insert into tenant.sms_account as b (tenant_id, environment, account_id, sent_at, last_sent_at)
    select tenant_id, environment, account_id, array[now()], now() from asked, free
      where ${smsPayers.map((whose) => isFree(`free.${whose}`)).join(' and ')}
    on conflict (tenant_id, environment, account_id) do update set
      sent_at = (array_prepend(now(), b.sent_at))[1:${smsOfAccount}], last_sent_at = now()
    where ${isFree(accountFree)}
    returning 1
  ), of_number as (
    insert into platform.sms_number as b (key, sent_at, last_sent_at)
    select number_key, array[now()], now() from asked where exists (select 1 from of_account)
    on conflict (key) do update set
      sent_at = (array_prepend(now(), b.sent_at))[1:${smsOfNumber}], last_sent_at = now()
    where ${isFree(numberFree)}
    returning 1
  ), of_tenant as (
    insert into tenant.sms_day as b (tenant_id, environment, day_from, sent)
    select tenant_id, environment, now(), 1 from asked where exists (select 1 from of_number)
    on conflict (tenant_id, environment) do update set
      day_from = case when b.day_from <= now() - ${day} then now() else b.day_from end,
      sent = case when b.day_from <= now() - ${day} then 1 else b.sent + 1 end
    where ${isFree(tenantFree)}
    returning 1
  ), of_country as (
    insert into tenant.sms_country as b (tenant_id, environment, country, recent, proved, last_sent_at)
    select tenant_id, environment, country, array[message_id], '{}', now() from asked where exists (select 1 from of_tenant)
    on conflict (tenant_id, environment, country) do update set
      recent = case when ${over} then excluded.recent else (excluded.recent || b.recent)[1:${countryWindow}] end,
      proved = case when ${over} then '{}'
        else array(select p from unnest(b.proved) p where p = any (b.recent[1:${countryWindow - 1}])) end,
      last_sent_at = now()
    where ${isFree(countryFree)}
    returning 1
  )
  select exists (select 1 from of_country) as granted, ${smsPayers.map(wait).join(', ')} from free`;

/** Whole seconds, as many as there are left. */
function wait(whose: SmsPayer): string {
  return `ceil(extract(epoch from free.${whose} - now()))::int as "${whose}"`;
}

type Row = { readonly granted: boolean } & Readonly<Record<SmsPayer, number | null>>;

/** What messages may cost in PostgreSQL: one guarded statement over accounts, numbers, tenants and countries. */
export class PgSmsBudgets extends SmsBudgets {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async take({ messageId, accountId, numberKey, country, ...limits }: SmsExpense): Promise<SmsGrant> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const { pause, perDay } = strictAllowance(limits.allowance);
    const rows = await transaction.query<Row>(takeText, [
      ...[tenantId, environment, messageId, accountId, numberKey, country],
      ...[limits.dailyBudget, pause, perDay],
    ]);
    const row = rows[0];
    if (row?.granted) return { kind: 'granted' };
    const whose = smsPayers.find((each) => (row?.[each] ?? 0) > 0);
    // Nobody had used it up when this one came: somebody else was faster, of the same account or number.
    return whose
      ? { kind: 'held-back', whose, retryAfter: row?.[whose] ?? 0 }
      : { kind: 'held-back', whose: 'account', retryAfter: pause / 1000 };
  }

  async proved(messageId: string, country: string): Promise<void> {
    await this.transactions.current().execute(
      `update tenant.sms_country set proved = array_append(proved, $1::uuid)
        where country = $2 and $1::uuid = any (recent) and not $1::uuid = any (proved)`,
      [messageId, country],
    );
  }
}
