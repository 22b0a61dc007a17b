import { DomainEvent } from '@latchkey/kernel';

abstract class ProcessEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { processId: this.subject };
  }
}

export class ProcessCreated extends ProcessEvent {
  readonly name = 'recovery.process.created';
}
export class ProcessDraftChanged extends ProcessEvent {
  readonly name = 'recovery.process.draft-changed';
}
export class ProcessRiskAccepted extends ProcessEvent {
  readonly name = 'recovery.process.risk-accepted';
  override readonly reason: string;
  constructor(processId: string, kind: string) {
    super(processId);
    this.reason = kind;
  }
}
export class ProcessActivated extends ProcessEvent {
  readonly name = 'recovery.process.activated';
}
export class ProcessDeactivated extends ProcessEvent {
  readonly name = 'recovery.process.deactivated';
}
/** Something that it needs was taken away. */
export class ProcessDeactivatedItself extends ProcessEvent {
  readonly name = 'recovery.process.deactivated-itself';
  override readonly outcome = 'failure';
  override readonly reason: string;
  constructor(
    processId: string,
    readonly applicationId: string,
    reason: string,
  ) {
    super(processId);
    this.reason = reason;
  }
  override facts(): Record<string, string> {
    return { processId: this.subject, applicationId: this.applicationId };
  }
}
export class ProcessDeleted extends ProcessEvent {
  readonly name = 'recovery.process.deleted';
}
