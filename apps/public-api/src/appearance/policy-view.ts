import { Injectable } from '@nestjs/common';
import { PasswordPolicies, type PolicyDescription } from '@latchkey/credentials';
import { applicationOf, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Processes, RecoveryUnavailable } from '@latchkey/recovery';

/** The rules for a new password, told before anybody types. */
@Injectable()
export class PolicyView {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
    private readonly policies: PasswordPolicies,
  ) {}

  async ofCaller(): Promise<PolicyDescription> {
    const applicationId = applicationOf(TenantContext.current().actor) ?? '';
    const plan = await this.unitOfWork.read(() => this.processes.planFor(applicationId));
    if (!plan) throw new RecoveryUnavailable();
    return this.policies.declared(plan.multiFactorSignIn).describe();
  }
}
