import { DomainEvent } from '@latchkey/kernel';

abstract class ExtensionEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { extensionId: this.subject };
  }
}

export class ExtensionCreated extends ExtensionEvent {
  readonly name = 'extensions.extension.created';
}
export class ExtensionUpdated extends ExtensionEvent {
  readonly name = 'extensions.extension.updated';
}
/** Somebody has accepted that code of the tenant runs; the event's actor is who. */
export class ScriptAccepted extends ExtensionEvent {
  readonly name = 'extensions.extension.script_accepted';
}
export class ExtensionActivated extends ExtensionEvent {
  readonly name = 'extensions.extension.activated';
}
export class ExtensionDeactivated extends ExtensionEvent {
  readonly name = 'extensions.extension.deactivated';
}
/** Somebody is about to ask it with an input of their own: kept before it runs, since a run may reach others. */
export class ExtensionTried extends ExtensionEvent {
  readonly name = 'extensions.extension.tried';
}
/** What came of it: never the answer, only whether there was one. */
export class ExtensionTrialEnded extends ExtensionEvent {
  readonly name = 'extensions.extension.trial_ended';
  override readonly outcome: 'success' | 'failure';
  override readonly reason: string | null;
  constructor(subject: string, reason: string | null) {
    super(subject);
    this.outcome = reason === null ? 'success' : 'failure';
    this.reason = reason;
  }
}
export class ExtensionDeleted extends ExtensionEvent {
  readonly name = 'extensions.extension.deleted';
}
