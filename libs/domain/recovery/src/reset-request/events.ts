import { DomainEvent } from '@latchkey/kernel';
import type { EndingChoice } from './ending.ts';

/** Which planted name was tried, and from where: a keyed digest of the network. */
export interface Probe {
  readonly decoyId: string;
  readonly networkDigest: string;
}

abstract class ResetEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly userId: string | null,
  ) {
    super();
  }
  facts(): Record<string, string | null> {
    return { requestId: this.subject, userId: this.userId };
  }
}

/** What did not go well, and the private reason why. */
abstract class ResetShortfall extends ResetEvent {
  override readonly outcome: 'failure' | 'refused' = 'failure';
  override readonly reason: string;
  constructor(requestId: string, userId: string | null, reason: string) {
    super(requestId, userId);
    this.reason = reason;
  }
}

export class ResetRequested extends ResetEvent {
  readonly name = 'recovery.reset.requested';
}

/** Somebody tried a planted name (BY-22). It stands in the place of `ResetRequested`, so that it costs nothing more. */
export class DecoyProbed extends ResetEvent {
  readonly name = 'recovery.decoy.probed';
  constructor(
    requestId: string,
    readonly probe: Probe,
  ) {
    super(requestId, null);
  }
  override facts(): Record<string, string | null> {
    return { ...super.facts(), ...this.probe };
  }
}

export class CodeResent extends ResetEvent {
  readonly name = 'recovery.reset.code-resent';
}

/** `reason` is the verification: what is proved twice is proved once. */
export class ProofAccepted extends ResetEvent {
  readonly name = 'recovery.reset.proof-accepted';
  override readonly reason: string;
  constructor(requestId: string, userId: string | null, verificationId: string) {
    super(requestId, userId);
    this.reason = verificationId;
  }
}

export class ProofRefused extends ResetShortfall {
  readonly name = 'recovery.reset.proof-refused';
  override readonly outcome = 'refused';
}

export class PasswordChosen extends ResetEvent {
  readonly name = 'recovery.reset.password-chosen';
}

/** The application tells the owner itself. */
export class NoticeWithheld extends ResetEvent {
  readonly name = 'recovery.reset.notice-withheld';
}

export class PasswordGenerationChosen extends ResetEvent {
  readonly name = 'recovery.reset.generation-chosen';
}

export class PasswordRequested extends ResetEvent {
  readonly name = 'recovery.reset.request-chosen';
}

export class UnlockChosen extends ResetEvent {
  readonly name = 'recovery.reset.unlock-chosen';
}

/** An external system has it and answers later. */
export class ResetSubmitted extends ResetEvent {
  readonly name = 'recovery.reset.submitted';
}

/** The account is unlocked, and its password is what it was. */
export class AccountUnlocked extends ResetEvent {
  readonly name = 'recovery.reset.unlocked';
}

export class ResetSucceeded extends ResetEvent {
  readonly name = 'recovery.reset.succeeded';
}

export class ResetFailed extends ResetShortfall {
  readonly name = 'recovery.reset.failed';
}

export class ResetExpired extends ResetShortfall {
  readonly name = 'recovery.reset.expired';
}

/** The tenant's own extension has done what it wants done after a reset. */
export class PostResetDone extends ResetEvent {
  readonly name = 'recovery.post-reset.done';
}

/** It has not. The password is changed all the same. */
export class PostResetFailed extends ResetShortfall {
  readonly name = 'recovery.post-reset.failed';
}

/** What is told of a decision. */
export const chosen: Readonly<Record<EndingChoice, (requestId: string, userId: string) => DomainEvent>> = {
  choose_password: (id, userId) => new PasswordChosen(id, userId),
  generate_password: (id, userId) => new PasswordGenerationChosen(id, userId),
  request_password: (id, userId) => new PasswordRequested(id, userId),
  unlock: (id, userId) => new UnlockChosen(id, userId),
};
