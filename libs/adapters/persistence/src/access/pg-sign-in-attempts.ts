import { attemptWindowMinutes, SignInAttempts, signInTries, type FailedSignIn } from '@latchkey/access';
import { Transactions } from '../unit-of-work/transactions.ts';

const windowStart = `now() - interval '${attemptWindowMinutes} minutes'`;
// Guarded, so that a hundred parallel tries meet exactly five (S-23).
const countText = `insert into tenant.staff_sign_in_brake as b (tenant_id, account_key, window_from, in_window)
    values ($1, $2, now(), 1)
    on conflict (tenant_id, account_key) do update set
      window_from = case when b.window_from < ${windowStart} then now() else b.window_from end,
      in_window = case when b.window_from < ${windowStart} then 1 else b.in_window + 1 end
    where b.in_window < $3::int or b.window_from < ${windowStart}`;

export class PgSignInAttempts extends SignInAttempts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  count(accountKey: Buffer, tries = signInTries): Promise<boolean> {
    return this.transactions.run(
      'write',
      async () => {
        const transaction = this.transactions.current();
        const { tenantId } = transaction.scope;
        return (await transaction.execute(countText, [tenantId, accountKey, tries])) === 1;
      },
      () => Promise.resolve(),
    );
  }

  async forgive(accountKey: Buffer): Promise<void> {
    await this.transactions
      .current()
      .execute(`delete from tenant.staff_sign_in_brake where account_key = $1`, [accountKey]);
  }

  remember(failed: FailedSignIn): Promise<void> {
    this.transactions.current().track(failed);
    return Promise.resolve();
  }
}
