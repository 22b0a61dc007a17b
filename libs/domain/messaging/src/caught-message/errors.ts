import { DomainError } from '@latchkey/kernel';

/** What is there for trying out is closed to whoever holds a key of the live environment (BY-17). */
export class TestKeyRequired extends DomainError {
  readonly code = 'test-key-required';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'Use a key of the test environment of your application: it begins with lk_test_.' });
  }
}
