import { SignInAccounts, type FoundAccount, type HomeStore, type SignInAccount } from '@latchkey/sign-in';
import { foreignKinds } from '../credentials/foreign-kinds.ts';
import { accountWordsText } from '../recovery/pg-accounts.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Of nobody there is nothing but the kinds. */
type FoundRow = { readonly foreignKinds: readonly string[]; readonly home: HomeStore | null } & (
  SignInAccount | Record<keyof SignInAccount, null>
);

function isAccount(row: Partial<Record<keyof SignInAccount, unknown>>): row is SignInAccount {
  return typeof row.userId === 'string';
}

const columns = `u.id as "userId", u.display_name as "displayName", u.status = 'active' as active, h.phc,
    h.locked_at is not null as locked, coalesce(h.must_change, false) as "mustChange", u.store_id as "storeId",
    kind.driver = 'local' as "keptHere", u.user_name as "userName", u.attributes,
    case when kind.driver = 'local' then h.fence else coalesce(f.fence, 0) end::float8 as fence,
    h.foreign_kind as "foreignKind"
  from tenant.app_user u
  join tenant.credential_store s
    on s.tenant_id = u.tenant_id and s.environment = u.environment and s.id = u.store_id
  join tenant.credential_store_type kind
    on kind.tenant_id = s.tenant_id and kind.environment = s.environment and kind.id = s.type_id
  left join tenant.account_fence f
    on f.tenant_id = u.tenant_id and f.environment = u.environment and f.store_id = u.store_id and f.user_id = u.id
  left join tenant.password_hash h
    on h.tenant_id = u.tenant_id and h.environment = u.environment and h.store_id = u.store_id and h.user_id = u.id`;

// Whoever sets another password moves one of the two first, and waits here until the session is written.
const lockTexts = [
  // Of an account elsewhere that nobody has set a password for there is nothing yet that could be waited for.
  `insert into tenant.account_fence (tenant_id, environment, store_id, user_id, fence)
    select u.tenant_id, u.environment, u.store_id, u.id, 0 from tenant.app_user u
      join tenant.credential_store s
        on s.tenant_id = u.tenant_id and s.environment = u.environment and s.id = u.store_id
      join tenant.credential_store_type kind
        on kind.tenant_id = s.tenant_id and kind.environment = s.environment and kind.id = s.type_id
      where u.id = $1 and kind.driver <> 'local'
    on conflict do nothing`,
  `select 1 from tenant.account_fence where user_id = $1 for share`,
  `select 1 from tenant.password_hash where user_id = $1 for share`,
];

const homeText = `(select jsonb_build_object('storeId', pv.store_id, 'keptHere', kind.driver = 'local')
  from tenant.process p
  join tenant.process_version pv on pv.tenant_id = p.tenant_id and pv.environment = p.environment
    and pv.process_id = p.id and pv.number = p.active_version
  join tenant.credential_store s
    on s.tenant_id = p.tenant_id and s.environment = p.environment and s.id = pv.store_id
  join tenant.credential_store_type kind
    on kind.tenant_id = s.tenant_id and kind.environment = s.environment and kind.id = s.type_id
  where p.application_id = nullif($2, '')::uuid and p.status = 'active' order by p.id limit 1)`;

export class PgSignInAccounts extends SignInAccounts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /** One row whoever was asked for, so that kinds and store are told of nobody too. */
  async find(identifierKey: string, applicationId: string): Promise<FoundAccount> {
    const rows = await this.transactions.current().query<FoundRow>(
      `select ${foreignKinds} as "foreignKinds", ${homeText} as home, found.* from (select 1) as once left join lateral (
          select ${columns} where u.user_name_key = $1
            union all select ${columns} where u.email_key = $1 and u.user_name_key <> $1
            limit 1
        ) as found on true`,
      [identifierKey, applicationId],
    );
    const { foreignKinds: kinds = [], home, ...account } = rows[0] ?? {};
    const found = isAccount(account) ? account : undefined;
    return { foreignKinds: kinds, home: home ?? undefined, account: found };
  }

  async get(userId: string): Promise<SignInAccount | undefined> {
    const text = `select ${columns} where u.id = $1`;
    return (await this.transactions.current().query<SignInAccount>(text, [userId]))[0];
  }

  async getForSession(userId: string): Promise<SignInAccount | undefined> {
    for (const text of lockTexts) await this.transactions.current().query(text, [userId]);
    return this.get(userId);
  }

  async words(userId: string, applicationId: string): Promise<readonly string[]> {
    const values = [userId, applicationId];
    const rows = await this.transactions.current().query<Record<string, string>>(accountWordsText, values);
    return Object.values(rows[0] ?? {});
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
