import { DomainError, type FieldFault } from '@latchkey/kernel';
import type { ChangeOperation } from './credential-change.ts';

export class PasswordRefused extends DomainError {
  readonly code = 'password-refused';
  readonly kind = 'invalid';
  constructor(errors: readonly FieldFault[]) {
    super({ detail: 'Choose another password.', errors });
  }
}

/** The store does not unlock this account: it is protected, missing there, or was disabled by somebody. */
export class UnlockRefused extends DomainError {
  readonly code = 'unlock-refused';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'This account cannot be unlocked from here. Ask the support of your organisation.' });
  }
}

/** The store could not be reached. The proof stays good. */
export class StoreUnavailable extends DomainError {
  readonly code = 'store-unavailable';
  readonly kind = 'unavailable';
  constructor() {
    super({
      detail: 'Your password could not be changed just now. Nothing was changed. Try again in a moment.',
      retryAfter: 5,
    });
  }
}

/** What a person is told when the store has refused what was asked of it. */
export function refusedByStore(
  operation: ChangeOperation,
  reason: string | null,
  pointer = '/newPassword',
): DomainError {
  if (operation === 'unlock') return new UnlockRefused();
  return new PasswordRefused([{ pointer, code: 'store-refused', detail: storeReason(reason) }]);
}

function storeReason(reason: string | null): string {
  switch (reason) {
    case 'history':
      return 'This password was used before. Choose one that is new.';
    case 'too-young':
      return 'The password was changed too recently. Try again later.';
    default:
      return 'The system that keeps your password does not accept this one. Choose another.';
  }
}
