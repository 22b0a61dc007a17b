import { later, TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { alarmPause, ContradictionAlarms } from '../external-task/contradiction-alarms.ts';
import type { InMemoryCredentialChanges } from './in-memory-credential-changes.ts';
import type { InMemoryExternalTasks } from './in-memory-external-tasks.ts';

interface Alarm extends Placed {
  readonly storeId: string;
  readonly taskId: string;
  readonly toldAt: Date;
}

export class InMemoryContradictionAlarms extends ContradictionAlarms {
  private readonly alarms: Table<Alarm>;

  constructor(
    database: InMemoryDatabase,
    private readonly tasks: InMemoryExternalTasks,
    private readonly changes: InMemoryCredentialChanges,
  ) {
    super();
    this.alarms = new Table(database, ({ storeId }) => storeId);
  }

  async take(taskId: string, now: Date): Promise<string | undefined> {
    const task = await this.tasks.find(taskId);
    if (!task?.contradictedAt) return undefined;
    const { tenantId, environment } = TenantContext.current();
    const { storeId, changeId } = task;
    const last = this.alarms.find((alarm) => alarm.storeId === storeId);
    if (last && (last.taskId === taskId || later(last.toldAt, alarmPause) > now)) return undefined;
    this.alarms.put({ tenantId, environment, storeId, taskId, toldAt: now });
    return this.changes.table.peek(({ id }) => id === changeId)?.applicationId;
  }
}
