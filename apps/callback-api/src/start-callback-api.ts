import { KeyRing, listenForCanary, NodeSecrets } from '@latchkey/keys';
import { Database, PgKeyCanaries, PgTenantDirectory } from '@latchkey/persistence';
import {
  Log,
  Shutdown,
  startHttpApp,
  type ConfigOf,
  type HttpAppOptions,
  type RunningHttpApp,
} from '@latchkey/platform';
import { CallbackApiModule } from './callback-api.module.ts';
import type { callbackApiSettings } from './configuration.ts';
import { CallbackCallers } from './callback-callers.ts';

export type CallbackApiConfig = ConfigOf<typeof callbackApiSettings>;

const poolSize = 8;

const description = {
  title: 'Latchkey callback API',
  description:
    'What external systems report: what became of messages, and of requests that they carry out. Each call proves itself by its signature.',
  version: '1',
  security: [],
};

export interface PreparedCallbackApi {
  readonly options: HttpAppOptions;
  /** Everything that was opened; the container must have ended by then. */
  close(): Promise<void>;
}

/** Everything but the listening: keys first, since a process with wrong keys must not start. */
export async function prepareCallbackApi(config: CallbackApiConfig, log: Log): Promise<PreparedCallbackApi> {
  const ring = await KeyRing.read(config.keysFile);
  const database = Database.open({
    url: config.databaseUrl,
    poolSize,
    applicationName: 'latchkey-callback-api',
  });
  await listenForCanary('key ring', ring, new PgKeyCanaries(database.pool));
  const directory = PgTenantDirectory.open(config.resolverDatabaseUrl);
  const options: HttpAppOptions = {
    name: 'callback-api',
    module: CallbackApiModule.of({ database, ring, secrets: new NodeSecrets(ring) }),
    config,
    log,
    callers: () => new CallbackCallers(directory),
    healthChecks: () => [
      { name: 'database', check: async () => void (await database.pool.query('select 1')) },
    ],
    bodies: 'octets',
    api: description,
  };
  const close = async (): Promise<void> => {
    await directory.close();
    await database.close();
  };
  return { options, close };
}

export async function startCallbackApi(config: CallbackApiConfig): Promise<RunningHttpApp> {
  const log = new Log({ app: 'callback-api', version: '0.1.0', level: config.logLevel });
  const { options, close } = await prepareCallbackApi(config, log);
  const http = await startHttpApp(options);
  http.app.get(Shutdown).add(close);
  return http;
}
