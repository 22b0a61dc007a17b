import { DomainError } from '@latchkey/kernel';

/** A store is not tested for hours on end: it belongs to somebody who wants to work with it. */
export class TestedTooOften extends DomainError {
  readonly code = 'store-tested-too-often';
  readonly kind = 'too-many';
  constructor(retryAfter: number) {
    super({
      detail: 'This store was tested thirty times within the hour. Try again later.',
      retryAfter,
    });
  }
}
