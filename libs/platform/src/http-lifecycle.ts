import { NotFound, type TenantScope } from '@latchkey/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './health/metrics.ts';
import type { Log } from './logging/log.ts';
import { queryOf, refuseAmbiguousQuery } from './parsing/query-keys.ts';
import { HttpFault, methodNotAllowed } from './problem-details/http-fault.ts';
import { RouteTable } from './problem-details/route-table.ts';
import './tenant-scope/request-state.ts';
import './tenant-scope/route-marks.ts';

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The headers of every answer, problems included. */
export function prepareReply(request: FastifyRequest, reply: FastifyReply): void {
  request.latchkey = {};
  reply.headers(headers).header('latchkey-request-id', request.id);
}

/** What happens to every request before anybody asks who sent it. */
export function openRequests(instance: FastifyInstance): void {
  const routes = new RouteTable();
  instance.decorateRequest('latchkey');
  instance.addHook('onRoute', ({ url, method }) => routes.add(url, method));
  instance.addHook('onRequest', (request, reply, done) => {
    prepareReply(request, reply);
    done();
  });
  instance.addHook('onRequest', (request, _reply, done) => {
    try {
      if (hostsOf(request) > 1) throw new HttpFault(400);
      if (request.is404) throw absence(request, routes);
      refuseAmbiguousQuery(queryOf(request.url));
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/** A request of a caller who was found, and how it was answered. */
export interface AnsweredRequest {
  readonly scope: TenantScope;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly problem: string | undefined;
  readonly milliseconds: number;
  readonly userAgent: string | undefined;
}

/** Told of each once it was answered; it neither waits nor throws. */
export type AnsweredListener = (answered: AnsweredRequest) => void;

/** Tells of the requests of callers: one that nobody could be found for is nobody's. */
export function tellAnswered(instance: FastifyInstance, listener: AnsweredListener): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const { scope, problem } = request.latchkey;
    const { method, headers } = request;
    const { statusCode: status, elapsedTime: milliseconds } = reply;
    if (scope) {
      const route = request.routeOptions.url ?? 'unknown';
      listener({ scope, method, route, status, problem, milliseconds, userAgent: headers['user-agent'] });
    }
    done();
  });
}

/** One line and one figure for each request, by the template of its route: a URL may hold a token. */
export function recordRequests(instance: FastifyInstance, log: Log, metrics: Metrics): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const { scope, problem } = request.latchkey;
    const duration = Math.round(reply.elapsedTime * 10) / 10;
    metrics.requestEnded(request.method, route, reply.statusCode, reply.elapsedTime);
    log[request.routeOptions.config.latchkey?.quiet ? 'debug' : 'info']('request', {
      request_id: request.id,
      tenant: scope?.tenantId,
      environment: scope?.environment,
      route,
      method: request.method,
      status: reply.statusCode,
      duration_ms: duration,
      code: problem,
    });
    done();
  });
}

/** RFC 9112, 3.2: with two of them, a proxy and we could each believe another one. */
function hostsOf({ raw }: FastifyRequest): number {
  return raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
}

function absence(request: FastifyRequest, routes: RouteTable): Error {
  const [path = ''] = request.url.split('?');
  const allowed = routes.allowed(path);
  return allowed.length > 0 ? methodNotAllowed(allowed) : new NotFound();
}
