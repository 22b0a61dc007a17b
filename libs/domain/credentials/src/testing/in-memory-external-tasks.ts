import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { ExternalTask } from '../external-task/external-task.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';

export class InMemoryExternalTasks extends ExternalTasks {
  readonly table: AggregateTable<ExternalTask>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, ExternalTask, ({ id }) => id);
  }

  async add(task: ExternalTask): Promise<void> {
    this.table.add(task);
  }

  async find(id: string): Promise<ExternalTask | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  async getForUpdate(id: string): Promise<ExternalTask | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async ofChange(changeId: string): Promise<ExternalTask | undefined> {
    return this.table.peek((row) => row.changeId === changeId);
  }

  async ofClaim(storeId: string, claimId: string): Promise<readonly ExternalTask[]> {
    return this.oldest((row) => row.storeId === storeId && row.claimId === claimId);
  }

  async lockClaimable(storeId: string, most: number, now: Date): Promise<readonly ExternalTask[]> {
    return this.oldest((row) => row.storeId === storeId && row.isClaimable(now)).slice(0, most);
  }

  private oldest(wanted: (row: ExternalTask) => boolean): ExternalTask[] {
    const ids = this.table.all().filter(wanted).sort(byAge);
    return ids.flatMap(({ id }) => this.table.load((row) => row.id === id) ?? []);
  }
}

/** Of one moment, the one that came first stays first. */
function byAge(a: ExternalTask, b: ExternalTask): number {
  return a.createdAt.getTime() - b.createdAt.getTime();
}
