import type { DomainError } from './domain-error.ts';

/** A refusal that must be remembered: it is returned, committed, and only then told. */
export class Refused<E extends DomainError = DomainError> {
  constructor(readonly error: E) {}
}

/** The value, or the refusal thrown. Called after the commit. */
export function accepted<T>(result: T | Refused): T {
  if (result instanceof Refused) throw result.error;
  return result;
}
