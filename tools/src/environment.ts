/** What the product's processes are told: the one place that knows the names of their settings. */

export const appNames = ['public-api', 'admin-api', 'callback-api', 'worker', 'portal'] as const;
export type AppName = (typeof appNames)[number];

export const portNames = [
  'portal',
  'public-api',
  'admin-api',
  'callback-api',
  'worker',
  'mail-catcher',
  'smtp',
  'postgres',
] as const;
export type PortName = (typeof portNames)[number];
export type Ports = Readonly<Record<PortName, number>>;

/** The roles of the database that somebody signs in with; `latchkey_owner` only owns. */
export const databaseRoles = ['app', 'worker', 'resolver', 'queue'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];
export type RolePasswords = Readonly<Record<DatabaseRole, string>>;

export interface SystemSecrets {
  readonly rolePasswords: RolePasswords;
  /** base64url of 32 bytes: by it public-api knows the portal. */
  readonly firstPartyKey: string;
  /** Paths of the key rings; the worker alone reads the second. */
  readonly apiKeysFile: string;
  readonly workerKeysFile: string;
}

export interface Surroundings {
  /** The connection string of somebody who may create roles; its host and database are everybody's. */
  readonly adminUrl: string;
  readonly ports: Ports;
  readonly secrets: SystemSecrets;
  readonly logLevel: string;
}

export function roleUrl(adminUrl: string, role: DatabaseRole, passwords: RolePasswords): string {
  const url = new URL(adminUrl);
  url.username = `latchkey_${role}`;
  url.password = encodeURIComponent(passwords[role]);
  return url.toString();
}

export function portalHost(ports: Ports): string {
  return `localhost:${ports.portal}`;
}

export function portalOrigin(ports: Ports): string {
  return `http://${portalHost(ports)}`;
}

/** The settings of one process. Nothing else of our own environment reaches it, besides what Node needs. */
export function environmentOf(app: AppName, surroundings: Surroundings): Record<string, string> {
  const { ports, secrets, logLevel } = surroundings;
  const common = {
    ...inherited(),
    NODE_ENV: 'production',
    // A small young generation: public-api at rest takes 144 MiB instead of 196 (measured).
    NODE_OPTIONS: '--max-semi-space-size=4',
    // Threads that hash and seal would each keep an arena: the worker after 3,000 mails 247 MiB instead of 339 (measured).
    MALLOC_ARENA_MAX: '2',
    LATCHKEY_PORT: String(ports[app]),
    LATCHKEY_HOST: '127.0.0.1',
    LATCHKEY_LOG_LEVEL: logLevel,
    LATCHKEY_ALLOW_HTTP_ORIGINS: 'loopback',
  };
  switch (app) {
    case 'portal':
      return {
        ...common,
        LATCHKEY_PUBLIC_API_URL: `http://127.0.0.1:${ports['public-api']}`,
        LATCHKEY_FIRST_PARTY_KEY: secrets.firstPartyKey,
      };
    case 'public-api':
      return {
        ...common,
        ...databaseSettings('app', surroundings),
        LATCHKEY_FIRST_PARTY_KEY: secrets.firstPartyKey,
      };
    case 'admin-api':
    case 'callback-api':
      return { ...common, ...databaseSettings('app', surroundings) };
    case 'worker':
      return {
        ...common,
        ...databaseSettings('worker', surroundings),
        LATCHKEY_QUEUE_DATABASE_URL: roleUrl(surroundings.adminUrl, 'queue', secrets.rolePasswords),
        LATCHKEY_WORKER_KEYS_FILE: secrets.workerKeysFile,
        LATCHKEY_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      };
  }
}

export function mailCatcherEnvironment(ports: Ports): Record<string, string> {
  return {
    ...inherited(),
    LATCHKEY_HOST: '127.0.0.1',
    LATCHKEY_PORT: String(ports['mail-catcher']),
    LATCHKEY_SMTP_PORT: String(ports.smtp),
  };
}

function databaseSettings(
  role: 'app' | 'worker',
  { adminUrl, secrets }: Surroundings,
): Record<string, string> {
  return {
    LATCHKEY_DATABASE_URL: roleUrl(adminUrl, role, secrets.rolePasswords),
    LATCHKEY_RESOLVER_DATABASE_URL: roleUrl(adminUrl, 'resolver', secrets.rolePasswords),
    LATCHKEY_KEYS_FILE: secrets.apiKeysFile,
  };
}

/** What every process of ours gets from the one that starts it. */
export function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
