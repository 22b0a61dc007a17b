import type { IdempotencyScope, IdempotentRequest, TenantScope } from '@latchkey/kernel';
import type { ClientOrigin } from './client-origin.ts';

/** What the platform knows of a request on its way through. */
export interface RequestState {
  origin?: ClientOrigin;
  scope?: TenantScope;
  idempotent?: IdempotentRequest;
  idempotency?: IdempotencyScope;
  /** The code of the problem that it was answered with. */
  problem?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    latchkey: RequestState;
  }
}
