import { DomainError } from '@latchkey/kernel';

/** One file at a time is worked through in an environment. */
export class UserImportRunning extends DomainError {
  readonly code = 'user-import-running';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'Another import is running in this environment. Wait until it has ended.' });
  }
}
