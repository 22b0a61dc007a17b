import type { IncomingHttpHeaders } from 'node:http';
import { DomainError, type Actor, type Environment } from '@latchkey/kernel';

/** Who asks, and in whose house. */
export interface Caller {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly actor: Actor;
  /** The person behind a trusted caller, where it vouches for one. */
  readonly endUser?: {
    readonly address: string;
    readonly userAgent: string | null;
    readonly device: string | null;
  };
}

/** What a request shows of its caller before its body is read. */
export interface CallerEvidence {
  readonly method: string;
  /** Path with query, as it was sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The template of the route that was found: a path can be written in many ways, a template in one. */
  readonly routeOptions?: { readonly url?: string | undefined };
  readonly params: unknown;
}

/**
 * How an app finds its callers. The tenant follows from what the caller can prove, never from what the request says
 * of itself: Host and X-Forwarded-* decide nothing (S-01, S-40). Throws a DomainError when there is no caller.
 */
export abstract class CallerFinder {
  abstract find(evidence: CallerEvidence): Promise<Caller>;
}

/** No key, a wrong one, a revoked one, a token that does not hold: one answer. */
export class ApplicationKeyRequired extends DomainError {
  readonly code = 'application-key-required';
  readonly kind = 'unauthenticated';
  constructor(reason: string) {
    super({
      detail: 'Send a valid application key, or an access token: Authorization: Bearer lk_…',
      cause: reason,
    });
  }
}

/** The portal asks for a page of a host that belongs to nobody. */
export class UnknownHost extends DomainError {
  readonly code = 'unknown-host';
  readonly kind = 'not-found';
  constructor() {
    super({ detail: 'No tenant has a page at this host. Check the address.' });
  }
}
