import { SignInAccounts, type FoundAccount, type SignInAccount } from '@latchkey/sign-in';
import { foreignKinds } from '../credentials/foreign-kinds.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Of nobody there is nothing but the kinds. */
type FoundRow = { readonly foreignKinds: readonly string[] } & (
  SignInAccount | Record<keyof SignInAccount, null>
);

function isAccount(row: Partial<Record<keyof SignInAccount, unknown>>): row is SignInAccount {
  return typeof row.userId === 'string';
}

const columns = `u.id as "userId", u.display_name as "displayName", u.status = 'active' as active, h.phc,
    h.locked_at is not null as locked, coalesce(h.must_change, false) as "mustChange",
    h.fence::float8 as fence, h.foreign_kind as "foreignKind"
  from tenant.app_user u left join tenant.password_hash h
    on h.tenant_id = u.tenant_id and h.environment = u.environment and h.store_id = u.store_id and h.user_id = u.id`;

export class PgSignInAccounts extends SignInAccounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /** One row whoever was asked for, so that the environment's kinds are told of nobody too. */
  async find(identifierKey: string): Promise<FoundAccount> {
    const rows = await this.transactions.current().query<FoundRow>(
      `select ${foreignKinds} as "foreignKinds", found.* from (select 1) as once left join lateral (
          select ${columns} where u.user_name_key = $1
            union all select ${columns} where u.email_key = $1 and u.user_name_key <> $1
            limit 1
        ) as found on true`,
      [identifierKey],
    );
    const { foreignKinds: kinds = [], ...account } = rows[0] ?? {};
    return { foreignKinds: kinds, account: isAccount(account) ? account : undefined };
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
          h.locked_at is not null as locked, h.must_change as "mustChange",
          h.fence::float8 as fence, h.foreign_kind as "foreignKind"
        from tenant.app_user u join tenant.password_hash h
          on h.tenant_id = u.tenant_id and h.environment = u.environment and h.store_id = u.store_id
            and h.user_id = u.id
        where u.id = $1 for share of h`,
      [userId],
    );
    return rows[0];
  }

  async replaceForeignHash(userId: string, foreign: string, own: string): Promise<void> {
    await this.transactions.current().execute(
      `update tenant.password_hash h set phc = $3, foreign_kind = null
        from tenant.app_user u
        where u.id = $1 and h.tenant_id = u.tenant_id and h.environment = u.environment
          and h.store_id = u.store_id and h.user_id = u.id and h.phc = $2 and h.foreign_kind is not null`,
      [userId, foreign, own],
    );
  }
}
