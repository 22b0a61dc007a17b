import type { TenantScope } from '@latchkey/kernel';
import { mailDay, mailPause, MailBudgets, mailsPerDay, type MailPayer } from '@latchkey/recovery';
import type { Message } from '@latchkey/messaging';
import type { ColumnValue, Place } from '../unit-of-work/row-batch.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

const left = (b: string): string =>
  `${b}.mailed_at[1] <= now() - interval '${mailPause} milliseconds'
    and coalesce(${b}.mailed_at[${mailsPerDay}] <= now() - interval '${mailDay} milliseconds', true)`;

/** Mails of an account in PostgreSQL: the newest five of each bucket, by the database's clock. */
export class PgMailBudgets extends MailBudgets {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  queue(message: Message, payer: MailPayer): Promise<void> {
    const transaction = this.transactions.current();
    const { scope } = transaction;
    transaction.addGuarded(message, 'user_id', (place) => take(scope, payer, place));
    return Promise.resolve();
  }

  async takeForResend(requestId: string, payer: MailPayer): Promise<boolean> {
    const transaction = this.transactions.current();
    const values: ColumnValue[] = [];
    const place: Place = (value) => `$${values.push(value)}`;
    const taken = take(transaction.scope, payer, place);
    const rows = await transaction.query<{ granted: boolean }>(
      `with taken as (${taken}), voided as (
        update tenant.challenge set superseded_at = now()
        where request_id = ${place(requestId)} and superseded_at is null and exists (select 1 from taken))
      select exists (select 1 from taken) as granted`,
      values,
    );
    return rows[0]?.granted === true;
  }
}

// A bucket that is plainly used up is only read: who floods an account makes nobody wait for a lock. Of those who come
// at once, the conflict lets one pass.
function take(
  { tenantId, environment }: TenantScope,
  { accountKey, bucket }: MailPayer,
  place: Place,
): string {
  const [tenant, env, key, name] = [tenantId, environment, accountKey, bucket].map(place);
  return `insert into tenant.mail_budget as b
      (tenant_id, environment, account_key, bucket, mailed_at, last_mail_at)
    select ${tenant}::uuid, ${env}::text, ${key}::bytea, ${name}::text, array[now()], now()
    where not exists (select 1 from tenant.mail_budget used
      where used.tenant_id = ${tenant}::uuid and used.environment = ${env}::text
        and used.account_key = ${key}::bytea and used.bucket = ${name}::text and not (${left('used')}))
    on conflict (tenant_id, environment, account_key, bucket) do update set
      mailed_at = (array_prepend(now(), b.mailed_at))[1:${mailsPerDay}], last_mail_at = now()
    where ${left('b')}
    returning 1`;
}
