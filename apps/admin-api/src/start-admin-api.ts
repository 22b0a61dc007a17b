import type { INestApplicationContext } from '@nestjs/common';
import { StaffGate } from '@latchkey/access';
import { Argon2Hashing } from '@latchkey/credential-stores';
import { SandboxThreads } from '@latchkey/extension-executors';
import { OpenIdProofs, ProofsByKind, SamlProofs } from '@latchkey/identity-providers';
import { ProvisioningGate } from '@latchkey/identity';
import { KeyRing, listenForCanary, NodeSecrets, WebauthnCeremonies } from '@latchkey/keys';
import { OutboundClient } from '@latchkey/outbound';
import { BreachedRange, FileBlocklist } from '@latchkey/password-lists';
import { Database, PgKeyCanaries, PgTenantDirectory } from '@latchkey/persistence';
import {
  CallersByPath,
  Log,
  ProvisioningCallers,
  Shutdown,
  StaffCallers,
  startHttpApp,
  type CallerFinder,
  type ConfigOf,
  type HealthCheck,
  type HttpAppOptions,
  type RunningHttpApp,
} from '@latchkey/platform';
import { ReturnPage } from './provider-sign-ins/return-page.ts';
import { scimDialect } from './scim/scim-dialect.ts';
import { ConsolePasskeys } from './second-factors/console-passkeys.ts';
import { demandsOfRoute } from './second-factors/demands-of-route.ts';
import { AdminApiModule } from './admin-api.module.ts';
import type { adminApiSettings } from './configuration.ts';

export type AdminApiConfig = ConfigOf<typeof adminApiSettings>;

const poolSize = 16;

export const adminApiDescription = {
  title: 'Latchkey administration API',
  description:
    'Staff, applications, keys, users, stores and processes of a tenant, and what happened to them.',
  version: '1',
  security: ['staffSession'] as const,
};

export interface PreparedAdminApi {
  readonly options: HttpAppOptions;
  readonly database: Database;
  readonly directory: PgTenantDirectory;
  readonly hashing: Argon2Hashing;
  readonly outbound: OutboundClient;
  readonly sandbox: SandboxThreads;
  /** Everything that was opened; the container must have ended by then. */
  close(): Promise<void>;
}

/** Everything but the listening: keys first, since a process with wrong keys must not start. */
export async function prepareAdminApi(config: AdminApiConfig, log: Log): Promise<PreparedAdminApi> {
  const ring = await KeyRing.read(config.keysFile);
  const database = Database.open({
    url: config.databaseUrl,
    poolSize,
    applicationName: 'latchkey-admin-api',
  });
  await listenForCanary('key ring', ring, new PgKeyCanaries(database.pool));
  const directory = PgTenantDirectory.open(config.resolverDatabaseUrl);
  const hashing = new Argon2Hashing();
  const [outbound, sandbox] = [outboundClient(config), new SandboxThreads()];
  const module = AdminApiModule.of({
    ...{ database, directory, ring, hashing, outbound, sandbox },
    secrets: new NodeSecrets(ring),
    ...proofsOfStaff(config, outbound),
    returnPage: new ReturnPage(config.staffReturnUrl),
    blocklist: FileBlocklist.load(),
    breaches: breachedRange(config, log),
    originRule: config.allowHttpOrigins === 'loopback' ? 'https-or-loopback' : 'https',
  });
  const options: HttpAppOptions = {
    name: 'admin-api',
    module,
    config,
    log,
    callers: adminCallers,
    dialect: scimDialect,
    healthChecks: () => [databaseCheck(database)],
    api: adminApiDescription,
  };
  const close = async (): Promise<void> => {
    await Promise.all([sandbox.close(), outbound.close(), directory.close()]);
    await database.close();
  };
  return { options, database, directory, hashing, outbound, sandbox, close };
}

/** What staff prove besides a password, or in its place. */
function proofsOfStaff(
  { staffReturnUrl, staffSamlUrl, consoleOrigin }: AdminApiConfig,
  outbound: OutboundClient,
) {
  const openId = new OpenIdProofs(outbound, staffReturnUrl);
  return {
    identityProofs: new ProofsByKind(openId, new SamlProofs(staffSamlUrl, staffReturnUrl)),
    staffPasskeys: new ConsolePasskeys(new WebauthnCeremonies(), consoleOrigin),
  };
}

function databaseCheck({ pool }: Database): HealthCheck {
  return { name: 'database', check: async () => void (await pool.query('select 1')) };
}

/** Staff by their session; directories by their token, below the path of SCIM alone. */
function adminCallers(app: INestApplicationContext): CallerFinder {
  const staff = new StaffCallers(app.get(StaffGate, { strict: false }), demandsOfRoute);
  const directories = new ProvisioningCallers(app.get(ProvisioningGate, { strict: false }));
  return new CallersByPath(scimDialect.under, directories, staff);
}

function outboundClient({ outboundPorts, outboundOrigins }: AdminApiConfig): OutboundClient {
  return new OutboundClient({ ports: [443, ...outboundPorts], operatorOrigins: outboundOrigins });
}

function breachedRange({ breachedRangeUrl: url = '' }: AdminApiConfig, log: Log): BreachedRange {
  const onSilence = (reason: string) =>
    log.warn('The range service for breached passwords did not answer.', { reason });
  return new BreachedRange({ url, onSilence });
}

export async function startAdminApi(config: AdminApiConfig): Promise<RunningHttpApp> {
  const log = new Log({ app: 'admin-api', version: '0.1.0', level: config.logLevel });
  const { options, close } = await prepareAdminApi(config, log);
  const http = await startHttpApp(options);
  http.app.get(Shutdown).add(close);
  return http;
}
