import { DomainError } from '@latchkey/kernel';

/** No signature, a wrong one, one that is too old, or of a store that is not there: one answer (S-90, S-91). */
export class CallNotProven extends DomainError {
  readonly code = 'call-not-proven';
  readonly kind = 'unauthenticated';
  constructor(reason: string) {
    super({
      detail:
        'Sign the call with the secret of its store, over the octets that you send, within 300 seconds (Standard Webhooks).',
      cause: reason,
    });
  }
}

/** Something in the body looks like a password. It was thrown away unread (S-93). */
export class CallCarriesSecret extends DomainError {
  readonly code = 'call-carries-secret';
  readonly kind = 'invalid';
  constructor(pointer: string) {
    super({
      detail: 'Never send a password here. Nothing of this call was kept; send it again without.',
      errors: [{ pointer, code: 'secret', detail: 'Leave this property out.' }],
    });
  }
}

/** The word is none of those that can be said of this request at this moment (AS-08). */
export class StatusNotOffered extends DomainError {
  readonly code = 'status-not-offered';
  readonly kind = 'invalid';
  constructor(offered: readonly string[]) {
    super({
      detail: 'This request cannot be given this status.',
      errors: [
        {
          pointer: '/status',
          code: 'not-offered',
          detail:
            offered.length > 0 ? `Send one of: ${offered.join(', ')}.` : 'It can be given none any more.',
        },
      ],
    });
  }
}

/** The request has its outcome, and this call says something else. The first word counts (S-92). */
export class OutcomeSettled extends DomainError {
  readonly code = 'outcome-settled';
  readonly kind = 'conflict';
  constructor(state: string) {
    super({ detail: 'This request has its outcome already. Nothing was changed.', cause: state });
  }
}

/** Another executor holds the task now. */
export class LeaseLost extends DomainError {
  readonly code = 'lease-lost';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail: 'Your lease of this task has run out and it is not yours any more. Stop, and claim anew.',
    });
  }
}

/** The task was claimed: only its holder, with the number of the lease, can say what became of it. */
export class LeaseNeeded extends DomainError {
  readonly code = 'lease-needed';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail: 'This task was claimed. Complete it under its lease: send the fence to its completion.',
    });
  }
}

/** The executor was faster than the commit that hands it the request. */
export class CallTooEarly extends DomainError {
  readonly code = 'call-too-early';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'This request is not yet yours to answer. Send the same call again.', retryAfter: 1 });
  }
}

/** The executor did not take the task. It stays, and is pushed again. */
export class ExecutorUnreachable extends DomainError {
  readonly code = 'executor-unreachable';
  readonly kind = 'unavailable';
  constructor(reason: string) {
    super({ detail: 'The external system cannot be reached at the moment.', cause: reason });
  }
}
