import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { logLevels } from '../logging/log.ts';
import { optionalSetting, setting } from './setting.ts';

const wholeNumber = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);

const url = (
  protocols: readonly string[],
  more: (parsed: URL) => boolean = () => true,
): z.ZodType<string, string> =>
  z.string().refine((text) => {
    const parsed = URL.parse(text);
    return parsed !== null && protocols.includes(parsed.protocol) && more(parsed);
  });

const postgresUrl = url(
  ['postgres:', 'postgresql:'],
  (parsed) => parsed.username !== '' && parsed.pathname.length > 1,
);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128)) return false;
  new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
  return true;
}

/** Whose X-Forwarded-For is believed: nobody's, that of so many proxies in front, or that of these networks. */
export type TrustedProxies = false | number | string[];

const trustedProxies: z.ZodType<TrustedProxies, string> = z.string().transform((text, context) => {
  if (text === 'none') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const networks = text.split(',').map((part) => part.trim());
  if (networks.every(isNetwork)) return networks;
  context.addIssue({ code: 'custom', message: 'not a network' });
  return z.NEVER;
});

const key256: z.ZodType<Buffer, string> = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .transform((text) => Buffer.from(text, 'base64url'));

/** What every part that listens needs. */
export const httpSettings = {
  port: setting({
    name: 'LATCHKEY_PORT',
    summary: 'The port to listen on.',
    remedy: 'A whole number from 0 to 65535; 0 takes a free port.',
    example: '4201',
    schema: wholeNumber(0, 65_535),
  }),
  host: setting({
    name: 'LATCHKEY_HOST',
    summary: 'The address to listen on.',
    remedy: 'An IP address of this machine; 0.0.0.0 or :: listens on all of them.',
    example: '0.0.0.0',
    fallback: '127.0.0.1',
    schema: z.string().refine((text) => isIP(text) !== 0),
  }),
  docsUrl: setting({
    name: 'LATCHKEY_DOCS_URL',
    summary: 'Where the pages of the error codes are: the `type` of a problem is this address and the code.',
    remedy: 'An https or http address.',
    example: 'https://docs.example.com/latchkey/errors/',
    fallback: 'https://latchkey.example/docs/reference/errors/',
    schema: url(['https:', 'http:']).transform((text) => (text.endsWith('/') ? text : `${text}/`)),
  }),
  trustedProxies: setting({
    name: 'LATCHKEY_TRUSTED_PROXIES',
    summary: 'Whose X-Forwarded-For is believed.',
    remedy:
      '"none", the networks of the proxies separated by commas, or their number (1 to 9) where nobody can reach this port around them.',
    example: '10.0.0.0/8,fd00::/8',
    fallback: 'none',
    schema: trustedProxies,
  }),
  drainDelay: setting({
    name: 'LATCHKEY_DRAIN_DELAY_MS',
    summary:
      'How long /readyz says "draining" while requests are still taken, so that a balancer turns away first.',
    remedy: 'Milliseconds, 0 to 60000.',
    example: '5000',
    fallback: '200',
    schema: wholeNumber(0, 60_000),
  }),
};

export const logLevel = setting({
  name: 'LATCHKEY_LOG_LEVEL',
  summary: 'The least important lines that are still written.',
  remedy: `One of ${logLevels.join(', ')}.`,
  example: 'debug',
  fallback: 'info',
  schema: z.enum(logLevels) as z.ZodType<(typeof logLevels)[number], string>,
});

const database = (name: string, role: string, summary: string) =>
  setting({
    name,
    summary,
    remedy: 'A PostgreSQL address with user and database.',
    example: `postgresql://${role}:password@db.internal:5432/latchkey`,
    secret: true,
    schema: postgresUrl,
  });

export const databaseUrl = database(
  'LATCHKEY_DATABASE_URL',
  'latchkey_app',
  'The database, as a role that owns no table and obeys row-level security.',
);
export const resolverDatabaseUrl = database(
  'LATCHKEY_RESOLVER_DATABASE_URL',
  'latchkey_resolver',
  'The same database, as the role that finds the tenant of a host or key.',
);
export const queueDatabaseUrl = database(
  'LATCHKEY_QUEUE_DATABASE_URL',
  'latchkey_queue',
  'The same database, as the role that runs the job queue.',
);

const keyFile = (name: string, summary: string) =>
  setting({
    name,
    summary,
    remedy: 'The path of a JSON file with the key ring, readable by this process alone.',
    example: '/run/secrets/latchkey-keys.json',
    schema: z.string().min(1),
  });

export const keysFile = keyFile('LATCHKEY_KEYS_FILE', 'The key ring that seals secrets in the database.');
export const workerKeysFile = keyFile(
  'LATCHKEY_WORKER_KEYS_FILE',
  'The key ring that only the worker holds: what is sealed to the worker opens with it.',
);

export const firstPartyKey = setting({
  name: 'LATCHKEY_FIRST_PARTY_KEY',
  summary: 'The key that the portal signs its requests with.',
  remedy: '32 random bytes in base64url: 43 characters.',
  example: 'q3J0bGtleS1leGFtcGxlLW5vdC1hLXJlYWwta2V5ISE',
  secret: true,
  schema: key256,
});

export const smtpUrl = setting({
  name: 'LATCHKEY_SMTP_URL',
  summary: 'The mail server that messages are handed to.',
  remedy: 'An smtp or smtps address, with user and password where the server asks for them.',
  example: 'smtps://user:password@mail.internal:465',
  secret: true,
  schema: url(['smtp:', 'smtps:']),
});

export const allowHttpOrigins = optionalSetting({
  name: 'LATCHKEY_ALLOW_HTTP_ORIGINS',
  summary: 'For development: links may start with http:// on the loopback address.',
  remedy: 'Leave it out, or write loopback.',
  example: 'loopback',
  schema: z.literal('loopback') as z.ZodType<'loopback', string>,
});
