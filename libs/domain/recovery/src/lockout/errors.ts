import { DomainError } from '@latchkey/kernel';

/** Its time is over, or somebody ended it. */
export class LockoutOver extends DomainError {
  readonly code = 'lockout-over';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'This lockout is over. Look for a newer one of the same user.' });
  }
}
