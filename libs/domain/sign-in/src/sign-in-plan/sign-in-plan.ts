import { Aggregate, DomainEvent, StaleVersion, type Environment } from '@latchkey/kernel';
import type { ActionSettings } from './action-settings.ts';

export class SignInPlanChanged extends DomainEvent {
  readonly name = 'sign-in.plan.changed';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { applicationId: this.subject };
  }
}

/** What happens while somebody signs in at one application, in order. */
export class SignInPlan extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  applicationId!: string;
  actions!: readonly ActionSettings[];
  version!: number;

  static of(place: { tenantId: string; environment: Environment; applicationId: string }): SignInPlan {
    return Object.assign(new SignInPlan(), place, { actions: [], version: 1 });
  }

  /** Sign-ins that wait go on with what they began with. Throws StaleVersion. */
  change(actions: readonly ActionSettings[], version: number): void {
    if (this.version !== version) throw new StaleVersion();
    this.actions = actions;
    this.record(new SignInPlanChanged(this.applicationId));
  }
}

/** The plans of all applications of the environment. */
export abstract class SignInPlans {
  /** Empty until somebody has changed it; locked until the transaction ends. */
  abstract getForUpdate(applicationId: string): Promise<SignInPlan>;
  /** The same, not locked. Throws NotFound without such an application. */
  abstract get(applicationId: string): Promise<SignInPlan>;
  /** Its actions alone; empty without a plan. */
  abstract actionsOf(applicationId: string): Promise<readonly ActionSettings[]>;
}
