import { Accounts, type AccountWords, type FoundAccount } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Accounts as a recovery needs them: narrow reads, the same statement whether somebody is found or not. */
export class PgAccounts extends Accounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(identifierKey: string, storeId: string): Promise<FoundAccount | undefined> {
    // Two look-ups by two indexes: "or" would read every user of the tenant. Names and addresses are unique together.
    const rows = await this.transactions.current().query<FoundAccount>(
      `select id as "userId", email from tenant.app_user
        where user_name_key = $1 and store_id = $2 and status = 'active'
      union all
      select id, email from tenant.app_user
        where email_key = $1 and user_name_key <> $1 and store_id = $2 and status = 'active'`,
      [identifierKey, storeId],
    );
    return rows[0];
  }

  async words(userId: string, applicationId: string): Promise<AccountWords> {
    const rows = await this.transactions.current().query<AccountWords>(
      `select coalesce(u.user_name, '') as "userName", coalesce(u.email, '') as email,
          coalesce(u.display_name, '') as "displayName", t.display_name as "tenantName", a.name as "applicationName"
        from tenant.tenant t
        join tenant.application a on a.tenant_id = t.tenant_id and a.id = $2
        left join tenant.app_user u on u.tenant_id = t.tenant_id and u.environment = a.environment and u.id = $1`,
      [userId, applicationId],
    );
    return rows[0] ?? { userName: '', email: '', displayName: '', tenantName: '', applicationName: '' };
  }
}
