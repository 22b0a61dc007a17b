import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError } from './domain-error.ts';

/** One request of one caller, told apart from its repeats by the key that the caller chose. */
export interface IdempotentRequest {
  /** Who chose the key: keys of different callers never meet. */
  readonly caller: string;
  readonly key: string;
  /** Method and route template. */
  readonly operation: string;
  /** Keyed digest of the body: the body itself may hold a password. */
  readonly fingerprint: Buffer;
}

export interface IdempotencyScope {
  readonly request: IdempotentRequest;
  /** Set once a claim was written ahead of the work; a token that only this execution knows. */
  claim?: string;
  /** True when the answer comes from the first execution. */
  replayed: boolean;
}

export class IdempotencyKeyMissing extends DomainError {
  readonly code = 'idempotency-key-missing';
  readonly kind = 'precondition-required';
  constructor() {
    super({
      detail: 'Send an Idempotency-Key header: 8 to 255 visible characters, new for each new intention.',
    });
  }
}

export class IdempotencyKeyReused extends DomainError {
  readonly code = 'idempotency-key-reused';
  readonly kind = 'invalid';
  constructor() {
    super({
      detail: 'This Idempotency-Key was used for another request. Choose a new key for a new request.',
    });
  }
}

export class RequestInProgress extends DomainError {
  readonly code = 'request-in-progress';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail: 'A request with this Idempotency-Key is still being worked on. Send it again in a second.',
      retryAfter: 1,
    });
  }
}

const storage = new AsyncLocalStorage<IdempotencyScope>();

export const Idempotency = {
  run<T>(request: IdempotentRequest, work: (scope: IdempotencyScope) => T): T {
    const scope: IdempotencyScope = { request, replayed: false };
    return storage.run(scope, () => work(scope));
  },
  scope(): IdempotencyScope | undefined {
    return storage.getStore();
  },
};

/** What is known of a request that came before: its concluded result, or nothing yet. */
export type EarlierResult =
  { readonly concluded: true; readonly result: unknown } | { readonly concluded: false };

/**
 * Where concluded results are kept for 24 hours. `claim` is for commands whose first effect comes before their
 * concluding transaction (an attempt that counts): it marks the key as being worked on.
 * Errors: IdempotencyKeyReused for another body, RequestInProgress while the first is still running.
 */
export abstract class ConcludedRequests {
  abstract claim(): Promise<EarlierResult>;
  /** Gives a claim back when the command ended without concluding, so that a repeat is carried out. */
  abstract release(): Promise<void>;
}
