import { Injectable } from '@nestjs/common';
import { PasswordPolicies, type PolicyDescription } from '@latchkey/credentials';
import type { IdentificationKind } from '@latchkey/identity';
import { applicationOf, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Processes, RecoveryUnavailable, type ProcessPlan } from '@latchkey/recovery';

/** What people are asked for to say who they are. */
export interface AskedIdentifier {
  readonly kind: IdentificationKind;
  /** What the tenant calls an attribute; null for the kinds that have a name in every language. */
  readonly name: string | null;
}

/** What the process in force wants, told before anybody types. */
@Injectable()
export class PlanView {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
    private readonly policies: PasswordPolicies,
  ) {}

  /** The rules for a new password. */
  async passwordPolicy(): Promise<PolicyDescription> {
    return this.policyOf(await this.plan());
  }

  async identifiedBy(): Promise<AskedIdentifier> {
    return identifierOf(await this.plan());
  }

  async all(): Promise<{ passwordPolicy: PolicyDescription; identifiedBy: AskedIdentifier }> {
    const plan = await this.plan();
    return { passwordPolicy: this.policyOf(plan), identifiedBy: identifierOf(plan) };
  }

  private policyOf({ multiFactorSignIn }: ProcessPlan): PolicyDescription {
    return this.policies.declared(multiFactorSignIn).describe();
  }

  private async plan(): Promise<ProcessPlan> {
    const applicationId = applicationOf(TenantContext.current().actor) ?? '';
    const plan = await this.unitOfWork.read(() => this.processes.planFor(applicationId));
    if (!plan) throw new RecoveryUnavailable();
    return plan;
  }
}

function identifierOf({ identification: { kind }, identificationName }: ProcessPlan): AskedIdentifier {
  return { kind, name: kind === 'attribute' ? identificationName : null };
}
