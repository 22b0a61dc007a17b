import { setTimeout as pause } from 'node:timers/promises';
import {
  Conflict,
  DomainError,
  Idempotency,
  Unavailable,
  UnitOfWork,
  type IdempotencyScope,
} from '@latchkey/kernel';
import { Journal } from './journal.ts';
import { databaseFault } from './database-faults.ts';
import { PgConcludedRequests } from './pg-concluded-requests.ts';
import type { Transaction } from './transaction.ts';
import { Transactions } from './transactions.ts';

const attempts = 3;

/** Told after a commit that left something in the outbox: a hint, never the truth. */
export abstract class OutboxHint {
  abstract moved(): void;
}

/** Transactions on PostgreSQL, with events, audit trail and idempotency written in the same one. */
export class PgUnitOfWork extends UnitOfWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly concluded: PgConcludedRequests,
    private readonly hint: OutboxHint,
  ) {
    super();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.repeating(work, () => Promise.resolve());
    } catch (error) {
      throw databaseFault(error) === 'duplicate' ? taken() : error;
    }
  }

  read<T>(work: () => Promise<T>): Promise<T> {
    return this.guarded(() => this.transactions.run('read', work, () => Promise.resolve()));
  }

  async conclude<T>(work: () => Promise<T>): Promise<T> {
    const scope = Idempotency.scope();
    if (!scope) return this.run(work);
    return this.concluded.alone(scope, async () => {
      try {
        return await this.repeating(work, (transaction, result) =>
          this.concluded.keep(transaction, scope, result),
        );
      } catch (error) {
        return await this.earlier<T>(scope, error);
      }
    });
  }

  /**
   * A repeat of what was concluded, or a commit whose answer was lost: the kept result is read, nothing is done again
   * blindly. A repeat may also meet a refusal, because the first execution has used up what it needs.
   */
  private async earlier<T>(scope: IdempotencyScope, error: unknown): Promise<T> {
    const isRefusal = error instanceof DomainError && !(error instanceof Unavailable);
    const isDuplicate = databaseFault(error) === 'duplicate';
    if (!isRefusal && !isDuplicate && !(error instanceof Unavailable)) throw error;
    const known = await this.concluded.find<T>(scope).catch((reading: unknown) => {
      // Another request under this key is news; a database that is still away is not.
      if (reading instanceof DomainError && !(reading instanceof Unavailable)) throw reading;
      return undefined;
    });
    if (!known) throw isDuplicate && !this.concluded.isOwnConstraint(error) ? taken() : error;
    scope.replayed = true;
    return known.result;
  }

  private repeating<T>(
    work: () => Promise<T>,
    beforeFlush: (transaction: Transaction, result: T) => Promise<void>,
  ): Promise<T> {
    return this.guarded(async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.once(work, beforeFlush);
        } catch (error) {
          if (databaseFault(error) !== 'retry') throw error;
          if (attempt === attempts) throw new Unavailable(error);
          await pause(Math.random() * 20 * attempt);
        }
      }
    });
  }

  private async once<T>(
    work: () => Promise<T>,
    beforeFlush: (transaction: Transaction, result: T) => Promise<void>,
  ): Promise<T> {
    let left = 0;
    const result = await this.transactions.run('write', work, async (transaction, value) => {
      left = this.journal.write(transaction);
      await beforeFlush(transaction, value);
      await transaction.flush();
    });
    if (left > 0) this.hint.moved();
    return result;
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const fault = databaseFault(error);
      throw fault === 'gone' || fault === 'locked' ? new Unavailable(error) : error;
    }
  }
}

/** Two writers of the same name at the same moment: each found it free, and the second one hears of it here. */
function taken(): Conflict {
  return new Conflict('Something of this name exists already. Choose another name.');
}
