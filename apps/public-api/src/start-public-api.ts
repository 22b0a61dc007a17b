import type { INestApplicationContext } from '@nestjs/common';
import { Secrets } from '@latchkey/kernel';
import { KeyRing, listenForCanary, NodeSecrets } from '@latchkey/keys';
import { BreachedRange, FileBlocklist } from '@latchkey/password-lists';
import {
  Database,
  PgCallLog,
  PgKeyCanaries,
  PgOutcomeSignal,
  PgTenantDirectory,
  refuseLiveMocks,
} from '@latchkey/persistence';
import {
  ApplicationCallers,
  Log,
  Shutdown,
  startHttpApp,
  type ConfigOf,
  type HttpAppOptions,
  type RunningHttpApp,
} from '@latchkey/platform';
import { AccessTokens, TenantDirectory } from '@latchkey/tenancy';
import { brakeLimitsOf } from './brake-settings.ts';
import type { publicApiSettings } from './configuration.ts';
import { serveDeveloperPage } from './developer-page/serve-developer-page.ts';
import { CallRecorder } from './own-requests/call-recorder.ts';
import { PublicApiModule } from './public-api.module.ts';

export type PublicApiConfig = ConfigOf<typeof publicApiSettings>;

const poolSize = 16;

const description = {
  title: 'Latchkey public API',
  description: 'Recovering a password, and signing in: for the hosted pages and for applications of tenants.',
  version: '1',
  security: ['applicationKey', 'accessToken', 'firstParty'] as const,
};

export interface PreparedPublicApi {
  readonly options: HttpAppOptions;
  readonly database: Database;
  readonly directory: PgTenantDirectory;
  readonly outcomes: PgOutcomeSignal;
  readonly calls: CallRecorder;
}

/** Everything but the listening: a process with wrong keys, or with mocks in a live environment, must not start. */
export async function preparePublicApi(config: PublicApiConfig, log: Log): Promise<PreparedPublicApi> {
  const ring = await KeyRing.read(config.keysFile);
  const database = Database.open({
    url: config.databaseUrl,
    poolSize,
    applicationName: 'latchkey-public-api',
  });
  await listenForCanary('key ring', ring, new PgKeyCanaries(database.pool));
  await refuseLiveMocks(database.pool);
  const directory = PgTenantDirectory.open(config.resolverDatabaseUrl);
  const outcomes = new PgOutcomeSignal(config.databaseUrl);
  const breaches = new BreachedRange({
    url: config.breachedRangeUrl ?? '',
    onSilence: (reason) => log.warn('The range service for breached passwords did not answer.', { reason }),
  });
  const secrets = new NodeSecrets(ring);
  const blocklist = FileBlocklist.load();
  const limits = brakeLimitsOf(config);
  const { tokenIssuer } = config;
  const parts = {
    ...{ database, directory, ring, secrets, outcomes, blocklist, breaches, limits, tokenIssuer },
  };
  const calls = recorderOf(config, secrets, log);
  const options: HttpAppOptions = {
    name: 'public-api',
    module: PublicApiModule.of(parts),
    config,
    log,
    callers: (app) => callersOf(app, config),
    onAnswered: (answered) => calls.answered(answered),
    healthChecks: () => [
      { name: 'database', check: async () => void (await database.pool.query('select 1')) },
    ],
    api: description,
    ...(config.developerPage
      ? { showApi: (instance, api) => serveDeveloperPage(instance, api, config.tokenIssuer) }
      : {}),
  };
  return { options, database, directory, outcomes, calls };
}

function recorderOf(config: PublicApiConfig, secrets: Secrets, log: Log): CallRecorder {
  const { databaseUrl: url, callsPerKeyAndDay: perKeyAndDay } = config;
  return new CallRecorder(PgCallLog.open({ url, perKeyAndDay }), perKeyAndDay > 0, secrets, log);
}

function callersOf(app: INestApplicationContext, { firstPartyKey }: PublicApiConfig): ApplicationCallers {
  const [directory, secrets, tokens] = [app.get(TenantDirectory), app.get(Secrets), app.get(AccessTokens)];
  return new ApplicationCallers(directory, secrets, firstPartyKey, tokens);
}

export async function startPublicApi(config: PublicApiConfig): Promise<RunningHttpApp> {
  const log = new Log({ app: 'public-api', version: '0.1.0', level: config.logLevel });
  const { options, database, directory, outcomes, calls } = await preparePublicApi(config, log);
  outcomes.start();
  const http = await startHttpApp(options);
  calls.showIn(http.metrics);
  http.app.get(Shutdown).add(async () => {
    await calls.close();
    await outcomes.close();
    await directory.close();
    await database.close();
  });
  return http;
}
