import { StaffPolicies, type StaffPolicy, type StaffPolicyDecision } from '@latchkey/access';
import { StaleVersion } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

const insertText = `insert into tenant.staff_policy (tenant_id, require_second_factor, version) values ($1, $2, 1)
  on conflict do nothing`;
const updateText = `update tenant.staff_policy set require_second_factor = $1, version = version + 1
  where version = $2`;

export class PgStaffPolicies extends StaffPolicies {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(): Promise<StaffPolicy> {
    const text = `select require_second_factor as "requireSecondFactor", version from tenant.staff_policy`;
    const [found] = await this.transactions.current().query<StaffPolicy>(text);
    return found ?? { requireSecondFactor: false, version: 0 };
  }

  async decide(decision: StaffPolicyDecision, version: number): Promise<void> {
    const transaction = this.transactions.current();
    const { tenantId, requireSecondFactor } = decision;
    const written =
      version === 0
        ? await transaction.execute(insertText, [tenantId, requireSecondFactor])
        : await transaction.execute(updateText, [requireSecondFactor, version]);
    if (written !== 1) throw new StaleVersion();
    transaction.track(decision);
  }
}
