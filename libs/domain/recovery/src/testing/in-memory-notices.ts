import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { Administrators } from '../notice/administrators.ts';
import type { Told } from '../notice/notice-budget.ts';
import { NoticeBudgets } from '../notice/notice-budgets.ts';

interface Budget extends Placed {
  readonly told: readonly Told[];
}

export class InMemoryNoticeBudgets extends NoticeBudgets {
  private readonly budgets: Table<Budget>;

  constructor(database: InMemoryDatabase) {
    super();
    this.budgets = new Table(database, () => '');
  }

  async told(): Promise<readonly Told[]> {
    return this.budgets.find(() => true)?.told ?? [];
  }

  async keep(told: readonly Told[]): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    this.budgets.put({ tenantId, environment, told });
  }
}

/** Administrators by the tenant that they are of. */
export class ScriptedAdministrators extends Administrators {
  readonly of = new Map<string, readonly string[]>();

  async active(): Promise<readonly string[]> {
    return this.of.get(TenantContext.current().tenantId) ?? [];
  }
}
