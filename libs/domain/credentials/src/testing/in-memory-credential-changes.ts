import { TenantContext } from '@latchkey/kernel';
import { AggregateTable, Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { ChangeOutcomes, type ChangeOutcome } from '../change/change-outcomes.ts';
import { CredentialChange } from '../change/credential-change.ts';
import { CredentialChanges, type ChangeTarget } from '../change/credential-changes.ts';

interface FenceRow extends Placed {
  readonly account: string;
  readonly fence: number;
}

export class InMemoryCredentialChanges extends CredentialChanges {
  readonly table: AggregateTable<CredentialChange>;
  private readonly fences: Table<FenceRow>;

  constructor(
    database: InMemoryDatabase,
    /** What a store and a user are called; undefined when the store is gone. */
    private readonly targets: (storeId: string, userId: string) => ChangeTarget | undefined,
  ) {
    super();
    this.table = new AggregateTable(database, CredentialChange, ({ id }) => id);
    this.fences = new Table(database, ({ account }) => account);
  }

  async add(change: CredentialChange): Promise<void> {
    this.table.add(change);
  }

  async getForUpdate(id: string): Promise<CredentialChange | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async target({ id, storeId, userId }: CredentialChange): Promise<ChangeTarget> {
    const target = this.targets(storeId, userId);
    if (!target) throw new Error(`the store of change ${id} is gone`);
    return target;
  }

  async nextFence(storeId: string, userId: string): Promise<number> {
    const account = `${storeId}/${userId}`;
    const { tenantId, environment } = TenantContext.current();
    const fence = (this.fences.find((row) => row.account === account)?.fence ?? 0) + 1;
    this.fences.put({ tenantId, environment, account, fence });
    return fence;
  }
}

export class InMemoryChangeOutcomes extends ChangeOutcomes {
  constructor(private readonly changes: InMemoryCredentialChanges) {
    super();
  }

  async find(changeId: string): Promise<ChangeOutcome | undefined> {
    const change = this.changes.table.peek(({ id }) => id === changeId);
    if (!change) return undefined;
    const { state, reason, operation, userId, sealedForPage } = change;
    return {
      state,
      reason,
      operation,
      userId,
      sealedForPage,
      settled: change.isFinal() || state === 'pending',
    };
  }
}
