import { DomainEvent } from '@latchkey/kernel';

/** There are people about whom the tenant's own checks are to be asked: a job behind those of other tenants. */
export class EnrolmentChecksWanted extends DomainEvent {
  readonly name = 'recovery.enrolment-checks.wanted';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { roundId: this.subject };
  }
}
