import { Accounts, type AccountWords, type FoundAccount, type FoundDecoy } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

type FoundRow = (FoundAccount & { readonly decoyId: null }) | (FoundDecoy & { readonly userId: null });

function isAccount(row: FoundRow): row is FoundAccount & { readonly decoyId: null } {
  return row.userId !== null;
}

/** Accounts as a recovery needs them: narrow reads, the same statement whether somebody is found or not. */
export class PgAccounts extends Accounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(identifierKey: string, storeId: string): Promise<FoundAccount | FoundDecoy | undefined> {
    // Two look-ups by two indexes: "or" would read every user of the tenant. Names and addresses are unique together.
    const rows = await this.transactions.current().query<FoundRow>(
      `select id as "userId", email, null::uuid as "decoyId" from tenant.app_user
        where user_name_key = $1 and store_id = $2 and status = 'active'
      union all
      select id, email, null from tenant.app_user
        where email_key = $1 and user_name_key <> $1 and store_id = $2 and status = 'active'
      union all
      select null, null, id from tenant.planted_decoy where identifier_key = $1 and removed_at is null`,
      [identifierKey, storeId],
    );
    // An account that came after a decoy of its name is an account.
    const [found] = [...rows.filter(isAccount), ...rows];
    if (!found) return undefined;
    return isAccount(found) ? { userId: found.userId, email: found.email } : { decoyId: found.decoyId };
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
