import { DomainEvent } from '@latchkey/kernel';

abstract class ApplicationEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { applicationId: this.subject };
  }
}

export class ApplicationCreated extends ApplicationEvent {
  readonly name = 'tenancy.application.created';
}
export class ApplicationUpdated extends ApplicationEvent {
  readonly name = 'tenancy.application.updated';
}
export class ApplicationDisabled extends ApplicationEvent {
  readonly name = 'tenancy.application.disabled';
}
export class ApplicationEnabled extends ApplicationEvent {
  readonly name = 'tenancy.application.enabled';
}
