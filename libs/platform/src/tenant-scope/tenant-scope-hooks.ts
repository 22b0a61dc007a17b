import { Idempotency, TenantContext } from '@latchkey/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallerFinder } from './caller-finder.ts';
import { ClientOrigin } from './client-origin.ts';
import { networkOf, plainAddress } from './network-address.ts';

const deviceHeader = 'latchkey-device';

/**
 * Finds the caller before the body is read, so that nobody makes the server parse without being known.
 * `callers` is absent in an app that has routes for operators only.
 */
export function findCallers(instance: FastifyInstance, callers: CallerFinder | undefined): void {
  instance.addHook('onRequest', async (request) => {
    const marks = request.routeOptions.config.latchkey;
    if (!callers || marks?.withoutCaller !== undefined) {
      request.latchkey.origin = originOf(request, undefined);
      return;
    }
    const { tenantId, environment, actor, endUser } = await callers.find(request);
    request.latchkey.scope = { tenantId, environment, actor, requestId: request.id };
    request.latchkey.origin = originOf(request, endUser);
  });
}

/**
 * Runs the rest of the request inside its contexts. This is the last step before the handler: what tells a request
 * from another needs its body, and so nothing depends on how a reader of bodies treats contexts.
 */
export function enterScopes(instance: FastifyInstance): void {
  instance.addHook('preHandler', (request, _reply, done) => {
    const state = request.latchkey;
    const inIdempotency = (): void => {
      if (!state.idempotent) return done();
      Idempotency.run(state.idempotent, (scope) => {
        state.idempotency = scope;
        done();
      });
    };
    const inTenant = (): void => {
      if (state.scope) TenantContext.run(state.scope, inIdempotency);
      else inIdempotency();
    };
    if (state.origin) ClientOrigin.run(state.origin, inTenant);
    else inTenant();
  });
}

type Vouched = {
  readonly address: string;
  readonly userAgent: string | null;
  readonly device: string | null;
};

/**
 * `request.ip` is the socket's address unless a configured proxy stands in front. What a proxy passes on may still be
 * no address at all; then the proxy itself is what is counted.
 */
function originOf(request: FastifyRequest, vouched: Vouched | undefined): ClientOrigin {
  const address =
    plainAddress(vouched?.address ?? request.ip) ??
    plainAddress(request.socket.remoteAddress ?? '') ??
    '0.0.0.0';
  const userAgent = vouched ? vouched.userAgent : (request.headers['user-agent'] ?? null);
  const device = vouched ? vouched.device : deviceOf(request);
  return Object.freeze({ address, network: networkOf(address), userAgent, device });
}

/** An application passes on what it keeps for its user; the portal vouches for the cookie in its signature. */
function deviceOf({ headers }: FastifyRequest): string | null {
  const device = headers[deviceHeader];
  return typeof device === 'string' && device !== '' ? device.slice(0, 1024) : null;
}
