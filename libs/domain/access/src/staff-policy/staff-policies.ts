import { Aggregate, DomainEvent } from '@latchkey/kernel';

/** What a tenant asks of its staff. */
export interface StaffPolicy {
  readonly requireSecondFactor: boolean;
  /** 0 where nobody has decided anything yet. */
  readonly version: number;
}

export class StaffPolicyChanged extends DomainEvent {
  readonly name = 'access.staff-policy.changed';
  override readonly reason: string;
  constructor(
    readonly subject: string,
    requireSecondFactor: boolean,
  ) {
    super();
    this.reason = requireSecondFactor ? 'second-factor-required' : 'second-factor-optional';
  }
  facts(): Record<string, string> {
    return { reason: this.reason };
  }
}

/** A decision about what is asked of staff. The subject is the tenant. */
export class StaffPolicyDecision extends Aggregate {
  constructor(
    readonly tenantId: string,
    readonly requireSecondFactor: boolean,
  ) {
    super();
    this.record(new StaffPolicyChanged(tenantId, requireSecondFactor));
  }
}

export abstract class StaffPolicies {
  abstract find(): Promise<StaffPolicy>;
  /** In place of this version and no other: of many at once exactly one. Throws StaleVersion. */
  abstract decide(decision: StaffPolicyDecision, version: number): Promise<void>;
}
