import { SignInAccounts, type SignInAccount } from '@latchkey/sign-in';
import { accountWordsText } from '../recovery/pg-accounts.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

const columns = `u.id as "userId", u.display_name as "displayName", u.status = 'active' as active, h.phc,
    h.locked_at is not null as locked, coalesce(h.must_change, false) as "mustChange",
    u.store_id as "storeId", u.attributes
  from tenant.app_user u left join tenant.password_hash h
    on h.tenant_id = u.tenant_id and h.environment = u.environment and h.store_id = u.store_id and h.user_id = u.id`;

export class PgSignInAccounts extends SignInAccounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(identifierKey: string): Promise<SignInAccount | undefined> {
    const rows = await this.transactions.current().query<SignInAccount>(
      `select ${columns} where u.user_name_key = $1
          union all select ${columns} where u.email_key = $1 and u.user_name_key <> $1`,
      [identifierKey],
    );
    return rows[0];
  }

  async get(userId: string): Promise<SignInAccount | undefined> {
    const rows = await this.transactions
      .current()
      .query<SignInAccount>(`select ${columns} where u.id = $1`, [userId]);
    return rows[0];
  }

  async getForSession(userId: string): Promise<SignInAccount | undefined> {
    const rows = await this.transactions.current().query<SignInAccount>(
      `select u.id as "userId", u.display_name as "displayName", u.status = 'active' as active, h.phc,
          h.locked_at is not null as locked, h.must_change as "mustChange", u.store_id as "storeId", u.attributes
        from tenant.app_user u join tenant.password_hash h
          on h.tenant_id = u.tenant_id and h.environment = u.environment and h.store_id = u.store_id
            and h.user_id = u.id
        where u.id = $1 for share of h`,
      [userId],
    );
    return rows[0];
  }

  async words(userId: string, applicationId: string): Promise<readonly string[]> {
    const values = [userId, applicationId];
    const rows = await this.transactions.current().query<Record<string, string>>(accountWordsText, values);
    return Object.values(rows[0] ?? {});
  }
}
