import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError, TenantContext, Unavailable, type TenantScope } from '@latchkey/kernel';
import type pg from 'pg';
import type { Database } from './database.ts';
import { databaseFault, isSilence } from './database-faults.ts';
import { statementName, type ColumnValue } from './row-batch.ts';
import { Transaction } from './transaction.ts';

const current = new AsyncLocalStorage<Transaction>();

/** Told after each transaction how many round trips it took, for the figures. */
export type RoundTripListener = (count: number) => void;

interface Begun {
  readonly transaction: Transaction;
  readonly client: pg.PoolClient;
}

export type Mode = 'write' | 'write-relaxed' | 'read';

// Relaxed: the commit does not wait for the disk. Only for what a later durable commit carries along.
const begin: Record<Mode, string> = {
  write: 'begin',
  'write-relaxed': 'begin; set local synchronous_commit = off',
  read: 'begin read only',
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens and ends transactions of the tenant of the context. Repositories ask it for the one that is running. */
export class Transactions {
  private readonly listeners = new Set<RoundTripListener>();

  constructor(private readonly database: Database) {}

  /** The transaction that this call runs in. A repository outside a unit of work is a defect. */
  current(): Transaction {
    const transaction = current.getStore();
    if (!transaction) throw new Error('no unit of work: repositories work inside UnitOfWork.run');
    return transaction;
  }

  onRoundTrips(listener: RoundTripListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Runs `work` in a transaction of its own. `beforeCommit` writes what goes with it.
   * Errors: Unavailable when the connection is lost, at commit too: then the outcome is not known.
   */
  async run<T>(
    mode: Mode,
    work: () => Promise<T>,
    beforeCommit: (transaction: Transaction, result: T) => Promise<void>,
  ): Promise<T> {
    const scope = TenantContext.current();
    const { transaction, client } = await this.begin(scope, mode);
    let broken: Error | undefined;
    try {
      const result = await current.run(transaction, work);
      await beforeCommit(transaction, result);
      await client.query('commit');
      return result;
    } catch (error) {
      broken = await this.rollBack(client, error);
      throw told(error);
    } finally {
      client.release(broken);
      for (const listener of this.listeners) listener(transaction.roundTrips + 2);
    }
  }

  /** One statement that commits by itself, for tables of no tenant: it sees none of theirs. */
  async alone<R extends object>(text: string, values: readonly ColumnValue[]): Promise<R[]> {
    try {
      return (await this.database.pool.query<R>({ name: statementName(text), text, values: [...values] }))
        .rows;
    } catch (error) {
      throw told(error);
    }
  }

  /** Tenant and environment are set in the round trip that begins; both are checked, since they are literals there. */
  private async begin(scope: TenantScope, mode: Mode): Promise<Begun> {
    const { tenantId, environment } = scope;
    if (!uuid.test(tenantId) || !/^[a-z]+$/.test(environment)) throw new Error('malformed tenant context');
    const client = await this.database.pool.connect().catch((error: unknown) => {
      throw new Unavailable(error);
    });
    try {
      const text = `${begin[mode]}; select set_config('app.tenant_id', '${tenantId}', true), set_config('app.environment', '${environment}', true), extract(epoch from now()) * 1000 as now`;
      const results = (await client.query(text)) as unknown as pg.QueryResult<{ now: string }>[];
      const now = new Date(Math.floor(Number(results.at(-1)?.rows[0]?.now)));
      return { transaction: new Transaction(this.database, client, scope, now), client };
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw databaseFault(error) === 'gone' ? new Unavailable(error) : error;
    }
  }

  /** Answers the error when the connection cannot be used again. */
  private async rollBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
    // Who did not answer in time will not answer this either, and must not be waited for twice.
    if (isSilence(error)) return error;
    try {
      await client.query('rollback');
      return undefined;
    } catch {
      return error instanceof Error ? error : new Error('rollback failed');
    }
  }
}

/** For those who ask outside a unit of work. The cause stays inside: by it a unit of work knows what to try again. */
function told(error: unknown): unknown {
  const fault = databaseFault(error);
  const isPassing = fault === 'gone' || fault === 'locked' || fault === 'retry';
  return isPassing && !(error instanceof DomainError) ? new Unavailable(error) : error;
}
