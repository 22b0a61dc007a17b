import { DomainError, type ErrorKind, type FieldFault } from './domain-error.ts';
import { Refused } from './refusal.ts';

/** A refusal as it is kept for a repeat of its request. The private cause stays behind: it is in the audit trail. */
export interface RememberedRefusal {
  readonly refused: string;
  readonly kind: ErrorKind;
  readonly detail: string;
  readonly errors: readonly FieldFault[];
  readonly retryAfter: number | null;
}

/** A result as it is kept: wrapped, so that no value of a command can be mistaken for a refusal. */
export type RememberedResult = RememberedRefusal | { readonly accepted?: unknown };

/** A refusal that was told before, told again in the same words. */
export class RefusedBefore extends DomainError {
  readonly code: string;
  readonly kind: ErrorKind;
  constructor(kept: RememberedRefusal) {
    super({
      detail: kept.detail,
      errors: kept.errors,
      ...(kept.retryAfter === null ? {} : { retryAfter: kept.retryAfter }),
    });
    this.code = kept.refused;
    this.kind = kept.kind;
  }
}

/** What a concluded command answered, in a form that survives JSON. */
export function remember(result: unknown): RememberedResult {
  if (!(result instanceof Refused)) return { accepted: result };
  const { code, kind, detail, errors, retryAfter } = result.error;
  return { refused: code, kind, detail, errors, retryAfter: retryAfter ?? null };
}

/** The other way: the value, or a Refused that `accepted` throws. */
export function recall(kept: RememberedResult): unknown {
  return 'refused' in kept ? new Refused(new RefusedBefore(kept)) : kept.accepted;
}
