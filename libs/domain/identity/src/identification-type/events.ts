import { DomainEvent } from '@latchkey/kernel';

abstract class IdentificationTypeEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { identificationTypeId: this.subject };
  }
}

export class IdentificationTypeCreated extends IdentificationTypeEvent {
  readonly name = 'identity.identification-type.created';
}
export class IdentificationTypeRenamed extends IdentificationTypeEvent {
  readonly name = 'identity.identification-type.renamed';
}
export class IdentificationTypeActivated extends IdentificationTypeEvent {
  readonly name = 'identity.identification-type.activated';
}
export class IdentificationTypeDeactivated extends IdentificationTypeEvent {
  readonly name = 'identity.identification-type.deactivated';
}
export class IdentificationTypeDeleted extends IdentificationTypeEvent {
  readonly name = 'identity.identification-type.deleted';
}
