import {
  actorName,
  Idempotency,
  IdempotencyKeyMissing,
  type IdempotentRequest,
  type Secrets,
} from '@latchkey/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { queryOf } from '../parsing/query-keys.ts';
import { fingerprint } from './fingerprint.ts';

const key = /^[\x21-\x7e]{8,255}$/;
const meaningful = ['latchkey-flow', 'latchkey-session'] as const;

/**
 * Every POST is told apart from its repeats by the key that its caller chose; a route may be marked
 * `@Deduplicated`. Register before `enterScopes`.
 */
export function requireIdempotencyKeys(instance: FastifyInstance, secrets: Secrets): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    done(isCovered(request) && !key.test(keyOf(request)) ? new IdempotencyKeyMissing() : undefined);
  });
  instance.addHook('preHandler', (request, _reply, done) => {
    if (isCovered(request)) request.latchkey.idempotent = requestOf(request, secrets);
    done();
  });
  instance.addHook('onSend', (request, reply, _payload, done) => {
    if (request.latchkey.idempotency?.replayed) reply.header('idempotent-replayed', 'true');
    done();
  });
}

/**
 * For a route that a standard describes without such a key, and whose caller is known by what is in the request alone:
 * a caller that sends a key all the same gets the answer again.
 */
export function underKeyIfAny<T>(
  request: FastifyRequest,
  secrets: Secrets,
  work: () => Promise<T>,
): Promise<T> {
  if (request.headers['idempotency-key'] === undefined) return work();
  if (!key.test(keyOf(request))) throw new IdempotencyKeyMissing();
  return Idempotency.run(requestOf(request, secrets), (scope) => {
    request.latchkey.idempotency = scope;
    return work();
  });
}

function isCovered(request: FastifyRequest): boolean {
  return request.method === 'POST' && request.routeOptions.config.latchkey?.deduplicated === undefined;
}

function keyOf({ headers }: FastifyRequest): string {
  return [headers['idempotency-key'] ?? ''].flat().join();
}

function requestOf(request: FastifyRequest, secrets: Secrets): IdempotentRequest {
  const { scope } = request.latchkey;
  const caller = scope ? actorName(scope.actor) : 'newcomer';
  const operation = `POST ${request.routeOptions.url ?? ''}`;
  const headers = meaningful.map((name) => [request.headers[name]].flat().join());
  const { params, body } = request;
  const query = queryOf(request.url);
  return {
    caller,
    key: keyOf(request),
    operation,
    fingerprint: fingerprint(secrets, { operation, caller, params, query, body, headers }),
  };
}
