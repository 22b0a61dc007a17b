import { CommandBus } from '@nestjs/cqrs';
import { SmtpChannel } from '@latchkey/channels';
import { SandboxThreads } from '@latchkey/extension-executors';
import { SealedWorkerKeys, Secrets, UnitOfWork } from '@latchkey/kernel';
import { KeyRing, listenForCanary, NodeSecrets, SigningKeyStore, WorkerKeyStore } from '@latchkey/keys';
import { SmsChannels } from '@latchkey/messaging';
import { OutboundClient, VettedSockets } from '@latchkey/outbound';
import {
  Database,
  EventConsumption,
  OutboxMover,
  OverdueThings,
  PgKeyCanaries,
  PgOutboxHint,
  PgOutcomeAnnouncement,
  PgSealedWorkerKeys,
  PgSigningKeys,
  QueuePool,
  refuseLiveMocks,
  Retention,
  Transactions,
  WorkerLease,
} from '@latchkey/persistence';
import { Log, Metrics, Shutdown, startHttpApp, type ConfigOf, type RunningHttpApp } from '@latchkey/platform';
import { AnswerPasswordQuestion, ApplyCredentialChange, MakePassword } from '@latchkey/credentials';
import type { workerSettings } from './configuration.ts';
import { JobRunner } from './job-runner.ts';
import { LoggedHttpTroubles, LoggedTroubles } from './logged-troubles.ts';
import { isLostQueue } from './lost-queue.ts';
import { reactions } from './reactions.ts';
import { WorkerModule, type WorkerFoundations } from './worker.module.ts';

/** At which a directory outside is called: LDAP with StartTLS, LDAPS, and the global catalogue by TLS. */
const portsOfDirectories = [389, 636, 3268, 3269];

type WorkerConfig = ConfigOf<typeof workerSettings>;

interface Keys {
  readonly ring: KeyRing;
  readonly secrets: Secrets;
  readonly store: WorkerKeyStore;
  readonly signing: SigningKeyStore;
}

/** Starts the worker: keys first (it refuses to start with wrong ones, and with live mocks), then jobs and health page. */
export async function startWorker(config: WorkerConfig): Promise<RunningHttpApp> {
  const log = new Log({ app: 'worker', version: '0.1.0', level: config.logLevel });
  const database = Database.open({
    url: config.databaseUrl,
    poolSize: config.concurrency + 4,
    applicationName: 'latchkey-worker',
  });
  const queuePool = openQueue(config.queueDatabaseUrl, log);
  const keys = await openKeys(config, database);
  await refuseLiveMocks(queuePool);
  const foundations = foundationsOf(config, { database, keys, log });
  // Made after the application, whose health page asks for it.
  const jobs: { runner?: JobRunner } = {};
  const http = await startHttpApp({
    name: 'worker',
    module: WorkerModule.of(foundations),
    config,
    log,
    healthChecks: () => [
      { name: 'database', check: async () => void (await database.pool.query('select 1')) },
      { name: 'queue', check: async () => void (await queuePool.query('select 1')) },
      {
        name: 'jobs',
        check: () =>
          jobs.runner?.isRunning ? Promise.resolve() : Promise.reject(new Error('no jobs are taken')),
      },
    ],
  });
  const runner = jobRunner(config, http, { log, queuePool, keys, database });
  jobs.runner = runner;
  await runner.start();
  surviveLostDatabase(runner, log);
  http.app.get(Shutdown).add(async () => {
    await runner.stop();
    await letGo(foundations, http.app.get(SmsChannels, { strict: false }));
    await queuePool.end();
    await database.close();
  });
  return http;
}

/** Of whatever reaches outside. Nothing is on its way any more. */
async function letGo({ channel, sandbox, outbound }: WorkerFoundations, sms: SmsChannels): Promise<void> {
  channel.close();
  await Promise.all([sms.close(), sandbox.close(), outbound.close()]);
}

function foundationsOf(
  config: WorkerConfig,
  { database, keys, log }: Pick<Outside, 'database' | 'keys' | 'log'>,
): WorkerFoundations {
  const { ring, secrets, store: opener } = keys;
  const channel = new SmtpChannel({ url: config.smtpUrl, fromAddress: config.mailFrom });
  const outbound = new OutboundClient({
    ports: [443, ...config.outboundPorts],
    operatorOrigins: config.outboundOrigins,
  });
  const sockets = new VettedSockets({
    ports: config.outboundPorts,
    operatorAddresses: config.messageCentres,
  });
  const directorySockets = new VettedSockets({
    ports: [...portsOfDirectories, ...config.outboundPorts],
    operatorAddresses: config.directoryServers.map((url) => url.replace(/^ldaps?:/, 'tls:')),
  });
  const [troubles, httpTroubles] = [new LoggedTroubles(log), new LoggedHttpTroubles(log)];
  const [sandbox, hint] = [new SandboxThreads(), new PgOutboxHint(database.pool)];
  const outside = { channel, outbound, sockets, directorySockets, troubles, httpTroubles };
  return { database, ring, secrets, opener, sandbox, hint, ...outside };
}

/** A connection that the server drops is replaced at its next use; the job that it served is tried again. */
function openQueue(url: string, log: Log): QueuePool {
  return new QueuePool(url, (error) => log.failure('A queue connection was lost.', error, {}, 'warn'));
}

async function openKeys(config: WorkerConfig, database: Database): Promise<Keys> {
  const ring = await KeyRing.read(config.keysFile);
  const workerRing = await KeyRing.read(config.workerKeysFile);
  const canaries = new PgKeyCanaries(database.pool);
  await listenForCanary('key ring', ring, canaries);
  await listenForCanary('worker key ring', workerRing, canaries);
  const secrets = new NodeSecrets(ring);
  const stored: SealedWorkerKeys = new PgSealedWorkerKeys(database.pool);
  const store = new WorkerKeyStore(workerRing, stored, secrets);
  const signing = new SigningKeyStore(ring, new PgSigningKeys(database.pool), secrets);
  const keys = { ring, secrets, store, signing };
  await rotate(keys);
  return keys;
}

/** Of passwords on their way to the worker, and of tokens on their way to everybody. */
async function rotate({ store, signing }: Keys): Promise<void> {
  await Promise.all([store.rotate(new Date()), signing.rotate()]);
}

interface Outside {
  readonly log: Log;
  readonly queuePool: QueuePool;
  readonly keys: Keys;
  readonly database: Database;
}

function jobRunner(config: WorkerConfig, { app, metrics }: RunningHttpApp, outside: Outside): JobRunner {
  const { log, queuePool, keys, database } = outside;
  const bus = app.get(CommandBus, { strict: false });
  const outcome = new PgOutcomeAnnouncement(database.pool);
  const execute = async (command: object): Promise<unknown> => {
    const result: unknown = await bus.execute(command as never);
    if (command instanceof ApplyCredentialChange || command instanceof MakePassword)
      outcome.concluded(command.changeId);
    if (command instanceof AnswerPasswordQuestion) outcome.concluded(command.questionId);
    return result;
  };
  const fault = (error: unknown): void =>
    log.failure('The queue could not be reached; trying again.', error, {}, 'warn');
  const routed = [...new Set(reactions.map((reaction) => reaction.on))];
  return new JobRunner({
    queuePool,
    consumption: new EventConsumption(
      app.get(UnitOfWork, { strict: false }),
      app.get(Transactions, { strict: false }),
      reactions,
      execute,
    ),
    overdue: new OverdueThings(queuePool),
    execute,
    retention: new Retention(queuePool, { applicationCallDays: config.requestLogDays }),
    rotateKeys: () => rotate(keys),
    mover: new OutboxMover(queuePool, config.queueDatabaseUrl, routed, fault),
    lease: (workers) => new WorkerLease(queuePool, config.leaseSeconds * 1000, workers, fault),
    log,
    metrics: metrics satisfies Metrics,
    concurrency: config.concurrency,
  });
}

/** A queue that was lost is no reason for the process to end; anything else still is. */
function surviveLostDatabase(runner: JobRunner, log: Log): void {
  process.on('unhandledRejection', (reason) => {
    if (!isLostQueue(reason)) throw reason;
    log.failure('The queue could not be told of some jobs; they will run again.', reason, {}, 'warn');
    runner.beginAgain();
  });
}
