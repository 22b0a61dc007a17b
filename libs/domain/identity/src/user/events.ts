import { DomainEvent } from '@latchkey/kernel';

abstract class UserEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { userId: this.subject };
  }
}

export class UserCreated extends UserEvent {
  readonly name = 'identity.user.created';
}
export class UserDisabled extends UserEvent {
  readonly name = 'identity.user.disabled';
}
export class UserEnabled extends UserEvent {
  readonly name = 'identity.user.enabled';
}
/** No password of theirs is right until somebody ends the lock. */
export class UserLocked extends UserEvent {
  readonly name = 'identity.user.locked';
}
/** A password came along from another system, as its hash. */
export class UserPasswordBrought extends UserEvent {
  readonly name = 'identity.user.password-brought';
}
export class UserMailChanged extends UserEvent {
  readonly name = 'identity.user.mail-changed';
}
export class UserPrivilegeGiven extends UserEvent {
  readonly name = 'identity.user.privilege-given';
}
export class UserPrivilegeTaken extends UserEvent {
  readonly name = 'identity.user.privilege-taken';
}
export class UserAttributesChanged extends UserEvent {
  readonly name = 'identity.user.attributes-changed';
}
/** Another name to sign in or to be greeted by, or another id in the directory that they come from. */
export class UserRenamed extends UserEvent {
  readonly name = 'identity.user.renamed';
}
/** Somebody has taken along what is known of the person. */
export class UserExported extends UserEvent {
  readonly name = 'identity.user.exported';
}
/** Another record of the same person is this one from now on. */
export class UserMerged extends UserEvent {
  readonly name = 'identity.user.merged';
  /** Whose the other record was, for the audit trail. */
  override readonly reason: string;
  constructor(
    subject: string,
    readonly absorbedId: string,
  ) {
    super(subject);
    this.reason = absorbedId;
  }
  override facts(): Record<string, string> {
    return { ...super.facts(), absorbedId: this.absorbedId };
  }
}
/** Nothing is kept of the person but this id, by which what happened can still be told. */
export class UserErased extends UserEvent {
  readonly name = 'identity.user.erased';
}
