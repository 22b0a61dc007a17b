import { DomainEvent } from '@latchkey/kernel';

abstract class VerificationEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { verificationId: this.subject };
  }
}

export class VerificationCreated extends VerificationEvent {
  readonly name = 'verification.verification.created';
}
export class VerificationUpdated extends VerificationEvent {
  readonly name = 'verification.verification.updated';
}
export class VerificationActivated extends VerificationEvent {
  readonly name = 'verification.verification.activated';
}
export class VerificationDeactivated extends VerificationEvent {
  readonly name = 'verification.verification.deactivated';
}
export class VerificationDeleted extends VerificationEvent {
  readonly name = 'verification.verification.deleted';
}
