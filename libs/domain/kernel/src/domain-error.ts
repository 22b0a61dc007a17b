/** How a refusal is answered over HTTP; one table, RFC 9457. `platform` owns the mapping to a status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'expired'
  | 'too-many'
  | 'unavailable'
  | 'precondition-required'
  | 'match-required'
  | 'precondition-failed'
  | 'unsupported-media-type'
  | 'too-large'
  | 'work-required';

/** One fault of one field, named by a JSON pointer, so that a form can show it where it belongs. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Something that refers to what was to be removed, by a name that a person knows. */
export interface UsedBy {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** What a caller is asked for before its request is looked at (BY-18). */
export interface ProofDemand {
  /** A puzzle of this tenant and environment: its solution works once. */
  readonly challenge: Readonly<Record<string, unknown>>;
  /** In place of a solution, once so many seconds have gone by. */
  readonly waitTicket: string;
  readonly waitSeconds: number;
}

export interface RefusalDetails {
  /** What the caller may read and should do next; never a secret, an address or a vendor's text. */
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
  readonly usedBy?: readonly UsedBy[];
  readonly proofOfWork?: ProofDemand;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** The private reason, for the log and the audit trail only. */
  readonly cause?: unknown;
}

/** A rule of the product that was broken. Each has a stable `code` with a page in docs/reference/errors. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  readonly detail: string;
  readonly errors: readonly FieldFault[];
  readonly usedBy: readonly UsedBy[];
  readonly proofOfWork: ProofDemand | undefined;
  readonly retryAfter: number | undefined;

  constructor(details: RefusalDetails) {
    super(details.detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.detail = details.detail;
    this.errors = details.errors ?? [];
    this.usedBy = details.usedBy ?? [];
    this.proofOfWork = details.proofOfWork;
    this.retryAfter = details.retryAfter;
  }
}

/** The thing asked for is absent, or belongs to somebody else: one answer for both (S-40). */
export class NotFound extends DomainError {
  readonly code = 'not-found';
  readonly kind = 'not-found';
  constructor() {
    super({ detail: 'There is nothing at this address that you may see. Check the id.' });
  }
}

/**
 * A back end that the product needs did not answer. Whether the change was made may be unknown: the same
 * request with the same idempotency key is safe, it is never carried out twice.
 */
export class Unavailable extends DomainError {
  readonly code = 'unavailable';
  readonly kind = 'unavailable';
  constructor(cause?: unknown) {
    super({
      detail:
        'The service cannot answer at the moment. Send the same request again, with the same Idempotency-Key.',
      retryAfter: 2,
      cause,
    });
  }
}

/** Two writers met; the caller's copy is not the newest. */
export class Conflict extends DomainError {
  readonly code = 'conflict';
  readonly kind = 'conflict';
  constructor(detail: string) {
    super({ detail });
  }
}

/** Something else needs it: removing it would break what is running (PR-B18, PR-B20, PR-B21). */
export class StillInUse extends DomainError {
  readonly code = 'still-in-use';
  readonly kind = 'conflict';
  constructor(usedBy: readonly UsedBy[]) {
    super({ detail: 'This is in use. Change or deactivate what uses it, then try again.', usedBy });
  }
}

/** The caller changed a copy that is not the newest any more; nothing was changed. */
export class StaleVersion extends DomainError {
  readonly code = 'stale-version';
  readonly kind = 'precondition-failed';
  constructor() {
    super({
      detail:
        'Somebody changed this in the meantime. Read it again and repeat your change on the new version.',
    });
  }
}

/** Input that breaks a rule of one or more fields. All faults are told at once. */
export class InvalidInput extends DomainError {
  readonly code = 'invalid-input';
  readonly kind = 'invalid';
  constructor(errors: readonly FieldFault[]) {
    super({ detail: 'Some fields need your attention. Correct them and send the request again.', errors });
  }
}
