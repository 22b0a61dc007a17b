import { AsyncLocalStorage } from 'node:async_hooks';
import type { Aggregate } from '../aggregate.ts';
import type { DomainEvent } from '../domain-event.ts';
import { TenantContext, type Environment, type TenantScope } from '../tenant-context.ts';

/** Whose a row is. */
export interface Placed {
  readonly tenantId: string;
  readonly environment: Environment;
}

/** An event that left with a commit, and whose it was. */
export interface Happening {
  readonly scope: TenantScope;
  readonly event: DomainEvent;
}

export type Mode = 'write' | 'read';

/** One open transaction: what it has touched, and the way back. */
export class InMemoryTransaction {
  readonly participants = new Set<Aggregate>();
  /** Aggregates by table and id: whoever loads one twice gets the same. */
  readonly loaded = new Map<string, Aggregate>();
  readonly beforeCommit: (() => void)[] = [];
  readonly undo: (() => void)[] = [];

  constructor(
    readonly mode: Mode,
    readonly scope: TenantScope,
  ) {}
}

/**
 * All or nothing in memory. Transactions run one after another, so each sees what the one before has left, and a
 * hundred at once meet the same answers as on a real database with its locks.
 */
export class InMemoryDatabase {
  readonly happenings: Happening[] = [];
  private readonly running = new AsyncLocalStorage<InMemoryTransaction>();
  private last: Promise<unknown> = Promise.resolve();

  current(): InMemoryTransaction {
    const transaction = this.running.getStore();
    if (!transaction) throw new Error('no unit of work: repositories work inside UnitOfWork.run');
    return transaction;
  }

  async run<T>(mode: Mode, work: () => Promise<T>): Promise<T> {
    const scope = TenantContext.current();
    if (this.running.getStore()) throw new Error('a unit of work inside another would wait for itself');
    const turn = this.last.then(() => this.once(new InMemoryTransaction(mode, scope), work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Names of the events that have left so far. */
  eventNames(): string[] {
    return this.happenings.map(({ event }) => event.name);
  }

  private async once<T>(transaction: InMemoryTransaction, work: () => Promise<T>): Promise<T> {
    try {
      const result = await this.running.run(transaction, work);
      this.running.run(transaction, () => transaction.beforeCommit.forEach((write) => write()));
      if (transaction.mode === 'write') this.publish(transaction);
      return result;
    } catch (error) {
      for (const back of transaction.undo.reverse()) back();
      throw error;
    }
  }

  private publish({ participants, scope }: InMemoryTransaction): void {
    for (const aggregate of participants) {
      for (const event of aggregate.pullEvents()) this.happenings.push({ scope, event });
    }
  }
}
