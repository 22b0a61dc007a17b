import { DomainEvent } from '@latchkey/kernel';

export class SignInPaused extends DomainEvent {
  readonly name = 'sign-in.paused';
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly action: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { pausedSignInId: this.subject, userId: this.userId, action: this.action };
  }
}

export class SignInActionSkipped extends DomainEvent {
  readonly name = 'sign-in.action.skipped';
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly action: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { pausedSignInId: this.subject, userId: this.userId, action: this.action };
  }
}

/** A credential manager has the password that a sign-in asked for (AA-09). */
export class PasswordUpdatedCredentialManagerEvent extends DomainEvent {
  readonly name = 'sign-in.password-updated-credential-manager';
  constructor(
    readonly subject: string,
    readonly credentialManager: string,
    /** Of the person's attributes the one that made the sign-in ask; null when it was none of theirs. */
    readonly attribute: string | null,
  ) {
    super();
  }
  facts(): Record<string, string | null> {
    const { subject: userId, credentialManager, attribute } = this;
    return { userId, credentialManager, attribute };
  }
}
