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
export class ExtensionDeleted extends ExtensionEvent {
  readonly name = 'extensions.extension.deleted';
}
