import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Secrets } from '@latchkey/kernel';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TrustedProxies } from './config/settings.ts';
import type { Dialect } from './dialect.ts';
import { Drain } from './health/drain.ts';
import { serveHealth } from './health/health-routes.ts';
import { Metrics } from './health/metrics.ts';
import { Readiness, type HealthCheck } from './health/readiness.ts';
import {
  openRequests,
  prepareReply,
  recordRequests,
  tellAnswered,
  type AnsweredListener,
} from './http-lifecycle.ts';
import { requireIdempotencyKeys } from './idempotency/idempotency-hooks.ts';
import { Log } from './logging/log.ts';
import { NestLog } from './logging/nest-log.ts';
import { describeApi, serveOpenApi, type ApiDescription } from './openapi.ts';
import {
  acceptCsv,
  acceptDialect,
  acceptOctets,
  acceptStrictJsonOnly,
  largestBody,
} from './parsing/body-parser.ts';
import { InputPipe } from './parsing/input-pipe.ts';
import { readQuery } from './parsing/query-keys.ts';
import { ProblemFilter } from './problem-details/problem-filter.ts';
import { answerUnreadable } from './problem-details/raw-problems.ts';
import type { CallerFinder } from './tenant-scope/caller-finder.ts';
import { enterScopes, findCallers } from './tenant-scope/tenant-scope-hooks.ts';

export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  readonly docsUrl: string;
  readonly trustedProxies: TrustedProxies;
  /** Milliseconds between "draining" and the last new connection. */
  readonly drainDelay: number;
}

export interface HttpAppOptions {
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly config: HttpConfig;
  readonly log: Log;
  /** How callers are found. Without it no route has a caller, and no route takes an Idempotency-Key (the worker). */
  readonly callers?: (app: INestApplicationContext) => CallerFinder;
  readonly healthChecks?: (app: INestApplicationContext) => readonly HealthCheck[];
  /** Octets for an app whose callers sign what they send, and write it as they like. Default: strict JSON. */
  readonly bodies?: 'json' | 'octets';
  /** A protocol of others, beside our own JSON. */
  readonly dialect?: Dialect;
  /** Told of the requests of callers, by whoever keeps them. */
  readonly onAnswered?: AnsweredListener;
  /** Served as /openapi.json. */
  readonly api?: ApiDescription;
  /** What is served beside the handlers and shows the API as it describes itself. */
  readonly showApi?: (instance: FastifyInstance, api: () => OpenAPIObject) => void;
}

/** An application that is ready to answer, by `app.inject` or once it listens. */
export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly metrics: Metrics;
  /** Starts to listen; the address that was taken. */
  listen(): Promise<string>;
  /** Finishes what is under way (at most 30 s), then closes every part. Safe to call twice. */
  close(): Promise<void>;
}

export async function createHttpApp(options: HttpAppOptions): Promise<HttpApp> {
  const { config, log } = options;
  const metrics = new Metrics(options.name, log);
  const problems = new ProblemFilter(config.docsUrl, log, options.dialect);
  const app = await NestFactory.create<NestFastifyApplication>(
    withPlatform(options.module, log, metrics),
    adapter(config, problems, log),
    { bodyParser: false, abortOnError: false, bufferLogs: false, logger: new NestLog(log) },
  );
  app.useGlobalFilters(problems);
  app.useGlobalPipes(new InputPipe());
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const readiness = new Readiness(options.healthChecks?.(app) ?? [], log);
  if (options.bodies === 'octets') acceptOctets(instance);
  else acceptStrictJsonOnly(instance);
  if (options.bodies !== 'octets') acceptCsv(instance);
  if (options.dialect) acceptDialect(instance, options.dialect);
  openRequests(instance);
  const drain = new Drain(instance, readiness);
  recordRequests(instance, log, metrics);
  if (options.onAnswered) tellAnswered(instance, options.onAnswered);
  findCallers(instance, options.callers?.(app));
  if (options.callers) requireIdempotencyKeys(instance, app.get(Secrets, { strict: false }));
  enterScopes(instance);
  serveHealth(instance, readiness, metrics);
  if (options.api) showApi(instance, app, options.api, options.showApi);
  await app.init();
  await instance.ready();
  return handleOf(app, metrics, drain, options);
}

function showApi(
  instance: FastifyInstance,
  app: NestFastifyApplication,
  api: ApiDescription,
  show: HttpAppOptions['showApi'],
): void {
  serveOpenApi(instance, app, api);
  show?.(instance, () => describeApi(app, api));
}

function handleOf(
  app: NestFastifyApplication,
  metrics: Metrics,
  drain: Drain,
  options: HttpAppOptions,
): HttpApp {
  const { config, log } = options;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const complete = await drain.run(app.getHttpServer(), config.drainDelay);
    if (!complete) log.warn('Requests were cut off: they did not end within 30 seconds.');
    await app.close();
  };
  return {
    app,
    metrics,
    async listen() {
      await app.listen(config.port, config.host);
      return app.getUrl();
    },
    close: () => (closing ??= close()),
  };
}

/** What any part may ask for: the log and the figures. */
function withPlatform(module: Type | DynamicModule, log: Log, metrics: Metrics): DynamicModule {
  return {
    module: Platform,
    global: true,
    imports: [module],
    providers: [
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: metrics },
    ],
    exports: [Log, Metrics],
  };
}

@Module({})
class Platform {}

function adapter(config: HttpConfig, problems: ProblemFilter, log: Log): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: largestBody,
    trustProxy: believed(config.trustedProxies),
    // The id is ours: a caller's id could forge the trail of somebody else's request.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    // Requests on open connections are served to the end; `Drain` decides when that is.
    return503OnClosing: false,
    forceCloseConnections: false,
    requestTimeout: 30_000,
    keepAliveTimeout: 60_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 },
    clientErrorHandler: answerUnreadable(config.docsUrl),
    routerOptions: { querystringParser: readQuery, maxParamLength: 200 },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      prepareReply(request, reply);
      problems.answer(error, request, reply);
      log.info('request', {
        request_id: request.id,
        route: 'unknown',
        method: request.method,
        status: reply.statusCode,
      });
    },
  });
}

/** So many proxies stand in front: the first hops of X-Forwarded-For, counted from the socket. */
function believed(proxies: TrustedProxies): false | string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}
