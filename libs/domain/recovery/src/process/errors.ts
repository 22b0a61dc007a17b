import { DomainError } from '@latchkey/kernel';

/** One application recovers by one process at a time (PR-T16). */
export class AnotherProcessActive extends DomainError {
  readonly code = 'another-process-active';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'Another process of this application is active. Deactivate that one first.' });
  }
}
