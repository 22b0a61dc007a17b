import { DomainError } from '@latchkey/kernel';

/** A mock proves nothing; it would open every account of the live environment (decision 7, S-49). */
export class TestEnvironmentOnly extends DomainError {
  readonly code = 'test-environment-only';
  readonly kind = 'conflict';
  constructor(detail = 'A mock works in the test environment only. Attach a real verification here.') {
    super({ detail });
  }
}
