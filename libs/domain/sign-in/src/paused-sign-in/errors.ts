import { DomainError } from '@latchkey/kernel';

/** The sign-in that waited is over: too late, finished, replaced by a recovery, or tried too often. */
export class SignInOver extends DomainError {
  readonly code = 'sign-in-over';
  readonly kind = 'expired';
  constructor(reason: string) {
    super({ detail: 'This sign-in is over. Sign in again.', cause: reason });
  }
}

/** Somebody would have to be asked, and nobody is there (AA-15). */
export class BackChannelRefused extends DomainError {
  readonly code = 'back-channel-refused';
  readonly kind = 'forbidden';
  constructor() {
    super({
      detail:
        'A new password must be chosen first, which only the person can do. Let them sign in by a front channel.',
    });
  }
}

const failures = {
  'subject-absent': 'Nobody is signing in whose password could be changed. Sign in again.',
  'account-not-found': 'The account that is signing in is not there any more.',
  'credential-manager-cannot-update':
    'The password of this account cannot be changed here. Ask the support of your organisation.',
} as const;
export type ActionFailure = keyof typeof failures;

/** An action cannot do its work, whatever the person types (AA-14). */
export class SignInActionFailed extends DomainError {
  readonly code = 'sign-in-action-failed';
  readonly kind = 'conflict';
  constructor(readonly failure: ActionFailure) {
    super({
      detail: failures[failure],
      errors: [{ pointer: '', code: failure, detail: failures[failure] }],
      cause: failure,
    });
  }
}
