import { DomainEvent } from '@latchkey/kernel';

abstract class IdentityProviderEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { identityProviderId: this.subject };
  }
}

export class IdentityProviderCreated extends IdentityProviderEvent {
  readonly name = 'access.identity-provider.created';
}
export class IdentityProviderUpdated extends IdentityProviderEvent {
  readonly name = 'access.identity-provider.updated';
}
export class IdentityProviderDeleted extends IdentityProviderEvent {
  readonly name = 'access.identity-provider.deleted';
}
