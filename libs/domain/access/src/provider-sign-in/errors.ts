import { DomainError } from '@latchkey/kernel';

/** Nothing was proven and nothing refused: who has a password can sign in by it. */
export class IdentityProviderUnavailable extends DomainError {
  readonly code = 'identity-provider-unavailable';
  readonly kind = 'unavailable';
  constructor(reason: string) {
    super({
      detail:
        'The identity provider does not answer as it should. Begin again, or sign in by your password if you have one.',
      retryAfter: 10,
      cause: reason,
    });
  }
}

/** Sign-ins of one network are counted before anything is done for them. */
export class TooManyProviderSignIns extends DomainError {
  readonly code = 'too-many-provider-sign-ins';
  readonly kind = 'too-many';
  constructor() {
    super({ detail: 'Too many sign-ins were begun from your network. Wait 15 minutes.', retryAfter: 900 });
  }
}
