import { TenantContext } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import type { ActionSettings } from '../sign-in-plan/action-settings.ts';
import { SignInPlan, SignInPlans } from '../sign-in-plan/sign-in-plan.ts';

export class InMemorySignInPlans extends SignInPlans {
  readonly table: AggregateTable<SignInPlan>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, SignInPlan, ({ applicationId }) => applicationId);
  }

  async getForUpdate(applicationId: string): Promise<SignInPlan> {
    const stored = this.table.load((row) => row.applicationId === applicationId);
    if (stored) return stored;
    const plan = await this.get(applicationId);
    this.table.add(plan);
    return plan;
  }

  async get(applicationId: string): Promise<SignInPlan> {
    const { tenantId, environment } = TenantContext.current();
    const empty = SignInPlan.of({ tenantId, environment, applicationId });
    return this.table.peek((row) => row.applicationId === applicationId) ?? empty;
  }

  async actionsOf(applicationId: string): Promise<readonly ActionSettings[]> {
    return (await this.get(applicationId)).actions;
  }
}
