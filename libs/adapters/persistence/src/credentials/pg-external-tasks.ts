import { ExternalTask, ExternalTasks } from '@latchkey/credentials';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

const oldestFirst = { createdAt: 'asc', id: 'asc' } as const;

export class PgExternalTasks extends ExternalTasks {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(task: ExternalTask): Promise<void> {
    this.transactions.current().add(task);
    return Promise.resolve();
  }

  async find(id: string): Promise<ExternalTask | undefined> {
    return (await this.transactions.current().entities().findOne(ExternalTask, { id })) ?? undefined;
  }

  async getForUpdate(id: string): Promise<ExternalTask | undefined> {
    const transaction = this.transactions.current();
    const task = await transaction
      .entities()
      .findOne(ExternalTask, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    return task ? transaction.track(task) : undefined;
  }

  async ofChange(changeId: string): Promise<ExternalTask | undefined> {
    return (await this.transactions.current().entities().findOne(ExternalTask, { changeId })) ?? undefined;
  }

  async ofClaim(storeId: string, claimId: string): Promise<readonly ExternalTask[]> {
    const transaction = this.transactions.current();
    const options = { orderBy: oldestFirst, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const found = await transaction.entities().find(ExternalTask, { storeId, claimId }, options);
    return found.map((task) => transaction.track(task));
  }

  async lockClaimable(storeId: string, most: number, now: Date): Promise<readonly ExternalTask[]> {
    const transaction = this.transactions.current();
    const free = [{ state: 'queued' }, { state: 'claimed', leaseUntil: { $lte: now } }] as const;
    const claimable = { storeId, deadline: { $gt: now }, $or: [...free] };
    // One statement that looks and locks: a row that another is taking is passed over, not waited for.
    const lockMode = LockMode.PESSIMISTIC_PARTIAL_WRITE;
    const options = { orderBy: oldestFirst, limit: most, lockMode } as const;
    const found = await transaction.entities().find(ExternalTask, claimable, options);
    return found.map((task) => transaction.track(task));
  }
}
