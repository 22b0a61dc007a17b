import { later, NotFound, TenantContext, type Clock } from '@latchkey/kernel';
import { AggregateTable, Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import type { InMemoryChallenges } from '@latchkey/verification/testing';
import { ActivityMonitor, alarmThreshold, monitorWindow } from '../lockout/activity-monitor.ts';
import { Lockout } from '../lockout/lockout.ts';
import { Lockouts } from '../lockout/lockouts.ts';

export class InMemoryLockouts extends Lockouts {
  readonly table: AggregateTable<Lockout>;

  constructor(
    database: InMemoryDatabase,
    private readonly challenges: InMemoryChallenges,
  ) {
    super();
    this.table = new AggregateTable(database, Lockout, ({ id }) => id);
  }

  async add(lockout: Lockout): Promise<void> {
    this.table.add(lockout);
  }

  async getForUpdate(id: string): Promise<Lockout> {
    const lockout = this.table.load((row) => row.id === id);
    if (!lockout) throw new NotFound();
    return lockout;
  }

  async forgive({ accountKey, method }: Lockout): Promise<void> {
    this.challenges.forgive(accountKey, method);
  }
}

interface Sample extends Placed {
  readonly id: string;
  readonly account: string;
  readonly at: Date;
}

interface Alarm extends Placed {
  readonly at: Date;
}

export class InMemoryActivityMonitor extends ActivityMonitor {
  private readonly samples: Table<Sample>;
  private readonly alarms: Table<Alarm>;

  constructor(
    database: InMemoryDatabase,
    private readonly clock: Clock,
  ) {
    super();
    this.samples = new Table(database, ({ id }) => id);
    this.alarms = new Table(database, () => 'alarm');
  }

  async sample({ id, accountKey }: Lockout): Promise<number | undefined> {
    const now = await this.clock.now();
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, at: now };
    this.samples.put({ ...place, id, account: accountKey.toString('hex') });
    const isRecent = ({ at }: { readonly at: Date }): boolean => later(at, monitorWindow) > now;
    const accounts = new Set(
      this.samples
        .all()
        .filter(isRecent)
        .map(({ account }) => account),
    ).size;
    if (accounts < alarmThreshold || this.alarms.all().some(isRecent)) return undefined;
    this.alarms.put(place);
    return accounts;
  }
}
