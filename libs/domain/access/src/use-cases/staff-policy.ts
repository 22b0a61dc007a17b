import {
  Command,
  CommandHandler,
  Query,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SecondFactorMissing } from '../second-factor/errors.ts';
import { SecondFactors } from '../second-factor/second-factors.ts';
import { StaffPolicies, StaffPolicyDecision, type StaffPolicy } from '../staff-policy/staff-policies.ts';
import { actingStaff } from './acting-staff.ts';

/** What the tenant asks of its staff. */
export class FindStaffPolicy extends Query<StaffPolicy> {}

@QueryHandler(FindStaffPolicy)
export class FindStaffPolicyHandler implements IQueryHandler<FindStaffPolicy> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly policies: StaffPolicies,
  ) {}

  execute(): Promise<StaffPolicy> {
    this.permissions.require(TenantContext.current().actor, 'staff:read');
    return this.unitOfWork.read(() => this.policies.find());
  }
}

/** Throws StaleVersion; SecondFactorMissing for who asks of others what they do not have: they stay inside. */
export class ChangeStaffPolicy extends Command<null> {
  constructor(
    readonly version: number,
    readonly requireSecondFactor: boolean,
  ) {
    super();
  }
}

@CommandHandler(ChangeStaffPolicy)
export class ChangeStaffPolicyHandler implements ICommandHandler<ChangeStaffPolicy> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly policies: StaffPolicies,
    private readonly factors: SecondFactors,
  ) {}

  execute({ version, requireSecondFactor }: ChangeStaffPolicy): Promise<null> {
    const { staffId } = actingStaff(this.permissions, 'staff:write');
    const { tenantId } = TenantContext.current();
    return this.unitOfWork.conclude(async () => {
      const { enrolled } = await this.factors.demands(staffId);
      if (requireSecondFactor && !enrolled) throw new SecondFactorMissing();
      await this.policies.decide(new StaffPolicyDecision(tenantId, requireSecondFactor), version);
      return null;
    });
  }
}
