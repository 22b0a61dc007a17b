import { PasswordRefused } from '@latchkey/credentials';
import { DomainError } from '@latchkey/kernel';

/**
 * One answer for a wrong, used, superseded or expired code, a locked account and an unknown request: who has no
 * proof learns nothing. The private reason goes to the log and the audit trail.
 */
export class ProofRejected extends DomainError {
  readonly code = 'proof-rejected';
  readonly kind = 'expired';
  constructor(reason: string) {
    super({
      detail:
        'This code does not work. Check the newest mail, or ask for a new code. After several tries only the link works.',
      cause: reason,
    });
  }
}

/** The link is used, too old, of somebody else, or was never given out. */
export class LinkRejected extends DomainError {
  readonly code = 'link-rejected';
  readonly kind = 'expired';
  constructor(reason: string) {
    super({ detail: 'This link does not work any more. Ask for a new one.', cause: reason });
  }
}

/** One call brings one proof, and the process of this recovery asks for more. Nothing was spent. */
export class FurtherProofRequired extends DomainError {
  readonly code = 'further-proof-required';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail:
        'This recovery asks for more than one proof, which one call cannot give. Redeem the code of the link at /v1/reset-links/redeem and go on with the request, or let the hosted pages do it.',
    });
  }
}

/** The flow is over: too late, proven elsewhere, or finished. */
export class FlowEnded extends DomainError {
  readonly code = 'flow-ended';
  readonly kind = 'expired';
  constructor(reason: string) {
    super({ detail: 'This recovery is over. Start again to get a new link.', cause: reason });
  }
}

/** The page of an ending was asked for, and the recovery has not ended in that way. */
export class StepNotReached extends DomainError {
  readonly code = 'step-not-reached';
  readonly kind = 'conflict';
  constructor(state: string) {
    super({
      detail: `This recovery stands at "${state}". Ask the verify step where it stands, and go on there.`,
    });
  }
}

export class ResendTooEarly extends DomainError {
  readonly code = 'resend-too-early';
  readonly kind = 'too-many';
  constructor(seconds: number) {
    super({ detail: 'A mail is on its way. Ask for another one a little later.', retryAfter: seconds });
  }
}

/** The process of this recovery offers another way to end it. */
export class EndingNotOffered extends DomainError {
  readonly code = 'ending-not-offered';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail:
        'This recovery cannot end in this way. Look at the request: "endings" names the ways that it has.',
    });
  }
}

/** The account was reset a short time ago, and its process wants time between two resets. */
export class ResetTooSoon extends DomainError {
  readonly code = 'reset-too-soon';
  readonly kind = 'too-many';
  constructor(seconds: number) {
    super({
      detail: 'This password was reset a short time ago. It can be reset again when that time is over.',
      retryAfter: seconds,
    });
  }
}

/** The application has no process that can be used: the tenant's administrators must activate one. */
export class RecoveryUnavailable extends DomainError {
  readonly code = 'recovery-unavailable';
  readonly kind = 'unavailable';
  constructor() {
    super({ detail: 'Recovery is not available here at the moment. Ask the support of your organisation.' });
  }
}

/** Only a store that makes its passwords itself is asked for one without one. */
export function passwordRequired(): PasswordRefused {
  const detail = 'Send the new password: the store of this recovery makes none.';
  return new PasswordRefused([{ pointer: '/newPassword', code: 'required', detail }]);
}

/** The store did not answer when the worker last looked: nobody is made to prove anything for what cannot be done. */
export class StoreOutOfReach extends DomainError {
  readonly code = 'store-out-of-reach';
  readonly kind = 'unavailable';
  constructor() {
    super({
      detail:
        'The system that keeps the passwords does not answer at the moment. Nothing was begun. Try again in a few minutes.',
      retryAfter: 60,
    });
  }
}

/** Staff wanted to say what became of a change of which that is known, or still to come. */
export class OutcomeIsKnown extends DomainError {
  readonly code = 'outcome-is-known';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail: 'What became of this request is known, or is still to come. There is nothing to settle.',
    });
  }
}
