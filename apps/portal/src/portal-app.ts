import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { PortalConfiguration } from './configuration.ts';
import { Drain } from './drain.ts';
import { acceptFormsOnly } from './forms/form-body.ts';
import type { Log } from './log.ts';
import { PageFilter } from './page-filter.ts';
import { PortalModule, type PortalOptions } from './portal.module.ts';
import { PublicApiClient } from './public-api-client.ts';
import { addSecurityHeaders } from './security-headers.ts';

export interface Portal {
  readonly app: NestFastifyApplication;
  /** Starts to listen; answers the address that was taken. */
  listen(): Promise<string>;
  /** Finishes what is under way, at most 30 seconds. Safe to call twice. */
  close(): Promise<void>;
}

export async function createPortal(options: PortalOptions): Promise<Portal> {
  const { configuration, log } = options;
  const adapter = new FastifyAdapter({
    genReqId: newReference,
    // The caller's own request id is never taken over: it would be in our log.
    requestIdHeader: false,
    trustProxy: believed(configuration.trustedProxies),
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(PortalModule.with(options), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: false,
  });
  const instance = adapter.getInstance() as unknown as FastifyInstance;
  const drain = app.get(Drain);
  addSecurityHeaders(instance);
  refuseTwoHosts(instance);
  acceptFormsOnly(instance);
  drain.watch(instance);
  recordRequests(instance, log);
  app.useGlobalFilters(app.get(PageFilter));
  await app.init();
  await instance.ready();
  return handleOf(app, drain, options);
}

/** RFC 9112, 3.2: with two of them, a proxy and we could each believe another one. */
function refuseTwoHosts(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    const names = request.raw.rawHeaders.filter((_, index) => index % 2 === 0);
    const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
    done(hosts > 1 ? new BadRequestException() : undefined);
  });
}

/** Of X-Forwarded-For, as many entries as there are proxies of ours. */
function believed(proxies: PortalConfiguration['trustedProxies']) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}

function handleOf(app: NestFastifyApplication, drain: Drain, { configuration, log }: PortalOptions): Portal {
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const complete = await drain.run(app.getHttpServer() as Server, configuration.drainDelay);
    if (!complete) log.write('warn', 'Requests were cut off: they did not end within 30 seconds');
    app.get(PublicApiClient).close();
    await app.close();
  };
  return {
    app,
    listen: async () => {
      await app.listen(configuration.port, configuration.host);
      return app.getUrl();
    },
    close: () => (closing ??= close()),
  };
}

/** One line per answer: the route's template, because an address can hold the token of a link. */
function recordRequests(instance: FastifyInstance, log: Log): void {
  instance.addHook('onResponse', (request, reply, done) => {
    log.write('info', 'answered', {
      request_id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}

const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Short enough to be read out to a help desk, without signs that look alike. */
function newReference(): string {
  const signs = Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
