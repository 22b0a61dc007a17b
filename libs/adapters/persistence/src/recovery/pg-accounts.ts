import {
  Accounts,
  type AccountPlace,
  type AccountWords,
  type FoundAccount,
  type FoundDecoy,
  type Searched,
} from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

const applies = `u.store_id = $2 and u.status = 'active' and (not u.privileged or $6) and ($3::uuid[] is null or exists (
    select 1 from tenant.group_member m where m.tenant_id = u.tenant_id and m.environment = u.environment
      and m.user_id = u.id and m.group_id = any ($3::uuid[])))`;

// Look-ups by an index each: "or" would read every user of the tenant. $4 is the kind of identification: a parameter, so
// that the text is the same for all. Names and addresses are unique together; of an attribute's value that two users have
// nobody is meant.
export const findAccountText = `select u.id as "userId", u.email, null::uuid as "decoyId" from tenant.app_user u
    where $4 in ('user_name', 'user_name_or_email') and u.user_name_key = $1 and ${applies}
  union all
  select u.id, u.email, null from tenant.app_user u
    where ($4 = 'email' or $4 = 'user_name_or_email' and u.user_name_key <> $1) and u.email_key = $1 and ${applies}
  union all
  select u.id, u.email, null from tenant.app_user u
    where $4 = 'attribute' and u.id = (
      select case when count(*) = 1 then (array_agg(has.user_id))[1] end from tenant.user_attribute has
        where has.name = $5 and has.value_key = $1) and ${applies}
  union all
  select null, null, d.id from tenant.planted_decoy d where d.identifier_key = $1 and d.removed_at is null`;

/** Words of which no password is made. */
export const accountWordsText = `select coalesce(u.user_name, '') as "userName", coalesce(u.email, '') as email,
    coalesce(u.display_name, '') as "displayName", t.display_name as "tenantName", a.name as "applicationName"
  from tenant.tenant t
  join tenant.application a on a.tenant_id = t.tenant_id and a.id = $2
  left join tenant.app_user u on u.tenant_id = t.tenant_id and u.environment = a.environment and u.id = $1`;

type FoundRow = (FoundAccount & { readonly decoyId: null }) | (FoundDecoy & { readonly userId: null });

function isAccount(row: FoundRow): row is FoundAccount & { readonly decoyId: null } {
  return row.userId !== null;
}

/** Accounts as a recovery needs them: narrow reads, the same statement whether somebody is found or not. */
export class PgAccounts extends Accounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(
    identifierKey: string,
    { storeId, groupIds, recoversPrivileged, identification: { kind, attribute } }: Searched,
  ): Promise<FoundAccount | FoundDecoy | undefined> {
    const values = [identifierKey, storeId, groupIds, kind, attribute, recoversPrivileged];
    const rows = await this.transactions.current().query<FoundRow>(findAccountText, values);
    // An account that came after a decoy of its name is an account.
    const [found] = [...rows.filter(isAccount), ...rows];
    if (!found) return undefined;
    return isAccount(found) ? { userId: found.userId, email: found.email } : { decoyId: found.decoyId };
  }

  async place(userId: string, applicationId: string): Promise<AccountPlace> {
    const rows = await this.transactions.current().query<AccountPlace>(
      `select coalesce(u.user_name, '') as "userName", t.display_name as "tenantName", a.portal_origin as "portalOrigin"
        from tenant.tenant t
        join tenant.application a on a.tenant_id = t.tenant_id and a.id = $2
        left join tenant.app_user u on u.tenant_id = t.tenant_id and u.environment = a.environment and u.id = $1`,
      [userId, applicationId],
    );
    return rows[0] ?? { userName: '', tenantName: '', portalOrigin: '' };
  }

  async words(userId: string, applicationId: string): Promise<AccountWords> {
    const rows = await this.transactions
      .current()
      .query<AccountWords>(accountWordsText, [userId, applicationId]);
    return rows[0] ?? { userName: '', email: '', displayName: '', tenantName: '', applicationName: '' };
  }
}
