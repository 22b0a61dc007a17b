import { Accounts, type AccountWords, type FoundAccount, type Searched } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

const applies = `u.store_id = $2 and u.status = 'active' and ($3::uuid[] is null or exists (
    select 1 from tenant.group_member m where m.tenant_id = u.tenant_id and m.environment = u.environment
      and m.user_id = u.id and m.group_id = any ($3::uuid[])))`;

// Two look-ups by two indexes: "or" would read every user of the tenant. Names and addresses are unique together.
const findText = `select u.id as "userId", u.email from tenant.app_user u where u.user_name_key = $1 and ${applies}
  union all
  select u.id, u.email from tenant.app_user u where u.email_key = $1 and u.user_name_key <> $1 and ${applies}`;

/** Accounts as a recovery needs them: narrow reads, the same statement whether somebody is found or not. */
export class PgAccounts extends Accounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(identifierKey: string, { storeId, groupIds }: Searched): Promise<FoundAccount | undefined> {
    const rows = await this.transactions
      .current()
      .query<FoundAccount>(findText, [identifierKey, storeId, groupIds]);
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
