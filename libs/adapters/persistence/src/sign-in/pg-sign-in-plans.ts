import { NotFound } from '@latchkey/kernel';
import { SignInPlan, SignInPlans, type ActionSettings } from '@latchkey/sign-in';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgSignInPlans extends SignInPlans {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(applicationId: string): Promise<SignInPlan> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    await this.requireApplication(applicationId);
    await transaction.execute(
      `insert into tenant.sign_in_plan (tenant_id, environment, application_id, actions, version)
        values ($1, $2, $3, '[]', 1) on conflict do nothing`,
      [tenantId, environment, applicationId],
    );
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const plan = await transaction.entities().findOne(SignInPlan, { applicationId }, lock);
    if (!plan) throw new NotFound();
    return transaction.track(plan);
  }

  async get(applicationId: string): Promise<SignInPlan> {
    const transaction = this.transactions.current();
    const plan = await transaction.entities().findOne(SignInPlan, { applicationId });
    if (plan) return plan;
    await this.requireApplication(applicationId);
    const { tenantId, environment } = transaction.scope;
    return SignInPlan.of({ tenantId, environment, applicationId });
  }

  async actionsOf(applicationId: string): Promise<readonly ActionSettings[]> {
    const rows = await this.transactions
      .current()
      .query<{ actions: readonly ActionSettings[] }>(
        `select actions from tenant.sign_in_plan where application_id = $1`,
        [applicationId],
      );
    return rows[0]?.actions ?? [];
  }

  private async requireApplication(id: string): Promise<void> {
    const rows = await this.transactions
      .current()
      .query(`select 1 from tenant.application where id = $1`, [id]);
    if (rows.length === 0) throw new NotFound();
  }
}
