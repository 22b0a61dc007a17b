import { acceptedHash, hashText, kindOf, mostWork, unreadable, waitingWork } from '@latchkey/credentials';
import { HomeStores, type BroughtHashFault, type User } from '@latchkey/identity';
import { foreignKinds } from '../credentials/foreign-kinds.ts';
import type { Transaction } from '../unit-of-work/transaction.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgHomeStores extends HomeStores {
  /** What was accepted in a transaction is written at its end only. */
  private readonly accepted = new WeakMap<Transaction, readonly string[]>();

  constructor(private readonly transactions: Transactions) {
    super();
  }

  async exists(storeId: string): Promise<boolean> {
    const text = `select 1 from tenant.credential_store where id = $1`;
    return (await this.transactions.current().query(text, [storeId])).length > 0;
  }

  async hashFault(storeId: string, text: string): Promise<BroughtHashFault | undefined> {
    const hash = acceptedHash(text);
    if ('code' in hash) return hash;
    if (!(await this.isLocal(storeId))) return notKeptHere;
    const kinds = [...new Set([...(await this.waitingKinds()), kindOf(hash)])];
    if (waitingWork(kinds) > mostWork) return tooManyKinds;
    this.accepted.set(this.transactions.current(), kinds);
    return undefined;
  }

  async hasPassword({ id, storeId }: Pick<User, 'id' | 'storeId'>): Promise<boolean> {
    const text = `select 1 from tenant.password_hash where store_id = $1 and user_id = $2`;
    return (await this.transactions.current().query(text, [storeId, id])).length > 0;
  }

  /** Written with the user. Number 0: the first attempt of ours is newer. */
  async keepHash({ id, storeId }: Pick<User, 'id' | 'storeId'>, text: string): Promise<void> {
    const hash = acceptedHash(text);
    if ('code' in hash) throw new Error(unreadable.code);
    const kept = { phc: hashText(hash), foreign_kind: kindOf(hash), fence: 0 };
    this.transactions.current().insert('password_hash', { store_id: storeId, user_id: id, ...kept });
    return Promise.resolve();
  }

  private async isLocal(storeId: string): Promise<boolean> {
    const text = `select 1 from tenant.credential_store s join tenant.credential_store_type t
        on t.tenant_id = s.tenant_id and t.environment = s.environment and t.id = s.type_id
      where s.id = $1 and t.driver = 'local'`;
    return (await this.transactions.current().query(text, [storeId])).length > 0;
  }

  /** Until the transaction ends nobody else brings a hash along: their work is counted one after the other. */
  private async waitingKinds(): Promise<readonly string[]> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const lock = `select pg_advisory_xact_lock(hashtextextended('foreign hashes ' || $1::text || $2::text, 0))`;
    await transaction.query(lock, [tenantId, environment]);
    const rows = await transaction.query<{ kinds: string[] }>(`select ${foreignKinds} as kinds`, []);
    return [...(rows[0]?.kinds ?? []), ...(this.accepted.get(transaction) ?? [])];
  }
}

const notKeptHere: BroughtHashFault = {
  code: 'password-hash-elsewhere',
  detail: 'The store keeps its passwords itself. Leave the hash out, or name a store of Latchkey.',
};

const tooManyKinds: BroughtHashFault = {
  code: 'password-hash-kinds',
  detail: `Together with the kinds of hashes that are here, a sign-in would take more than ${mostWork} times the work of Latchkey's own hash. Leave it out: its owner recovers a new one.`,
};
