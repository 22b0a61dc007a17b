import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug';
const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug'];

export interface PortalConfiguration {
  readonly port: number;
  readonly host: string;
  readonly publicApiUrl: URL;
  readonly firstPartyKey: Buffer;
  readonly logLevel: LogLevel;
  /** Whose X-Forwarded-For is believed; false for nobody's. */
  readonly trustedProxies: false | number | string[];
  /** How long /readyz says "draining" while requests are still taken, in milliseconds. */
  readonly drainDelay: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the settings, at once. Never quotes a value: it may be a secret. */
export class ConfigurationFaults extends Error {
  override readonly name = 'ConfigurationFaults';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `${faults.length} settings need your attention:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

const REMEDIES = {
  LATCHKEY_PORT: 'A whole number from 0 to 65535; 0 takes a free port.',
  LATCHKEY_HOST: 'An IP address of this machine, such as 0.0.0.0.',
  LATCHKEY_PUBLIC_API_URL: 'Where public-api listens: http(s)://host:port without a path.',
  LATCHKEY_FIRST_PARTY_KEY: 'The 32 bytes in base64url that public-api has as well.',
  LATCHKEY_LOG_LEVEL: `One of ${LOG_LEVELS.join(', ')}.`,
  LATCHKEY_TRUSTED_PROXIES:
    '"none", the networks of the proxies separated by commas, or their number (1 to 9).',
  LATCHKEY_DRAIN_DELAY_MS: 'Milliseconds, 0 to 60000.',
} as const;
type SettingName = keyof typeof REMEDIES;

export function readConfiguration(environment: Environment): PortalConfiguration {
  const reader = new Reader(environment);
  const configuration = {
    port: reader.read('LATCHKEY_PORT', undefined, wholeNumber(65_535)),
    host: reader.read('LATCHKEY_HOST', '127.0.0.1', ipAddress),
    publicApiUrl: reader.read('LATCHKEY_PUBLIC_API_URL', undefined, origin),
    firstPartyKey: reader.read('LATCHKEY_FIRST_PARTY_KEY', undefined, key256),
    logLevel: reader.read('LATCHKEY_LOG_LEVEL', 'info', logLevel),
    trustedProxies: reader.read('LATCHKEY_TRUSTED_PROXIES', 'none', proxies),
    drainDelay: reader.read('LATCHKEY_DRAIN_DELAY_MS', '200', wholeNumber(60_000)),
  };
  if (reader.faults.length > 0) throw new ConfigurationFaults(reader.faults);
  return configuration as PortalConfiguration;
}

/** Reads one setting after the other and remembers what was wrong. */
class Reader {
  readonly faults: string[] = [];
  private readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  read<T>(
    name: SettingName,
    fallback: string | undefined,
    parse: (text: string) => T | undefined,
  ): T | undefined {
    const remedy = REMEDIES[name];
    const text = this.text(name) ?? fallback;
    if (text === undefined) {
      this.faults.push(`${name} is not set. ${remedy}`);
      return undefined;
    }
    const value = parse(text);
    if (value === undefined && text !== UNREADABLE) this.faults.push(`${name} cannot be used. ${remedy}`);
    return value;
  }

  /** The setting itself, or the content of the file that NAME_FILE names: secrets arrive as files. */
  private text(name: SettingName): string | undefined {
    const direct = this.environment[name] || undefined;
    const file = this.environment[`${name}_FILE`] || undefined;
    if (!file) return direct;
    if (direct) {
      this.faults.push(`${name} and ${name}_FILE are both set: keep one of them.`);
      return UNREADABLE;
    }
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      this.faults.push(`${name}_FILE names a file that cannot be read.`);
      return UNREADABLE;
    }
  }
}

/** Stands for a value whose fault is already listed; no parser takes it. */
const UNREADABLE = '\u0000';

const wholeNumber = (largest: number) => (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) <= largest ? Number(text) : undefined;

const ipAddress = (text: string) => (isIP(text) === 0 ? undefined : text);

function origin(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isOrigin = /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? url : undefined;
}

const key256 = (text: string) => (/^[\w-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined);

const logLevel = (text: string) => LOG_LEVELS.find((level) => level === text);

function proxies(text: string): false | number | string[] | undefined {
  if (text === 'none') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const networks = text.split(',').map((part) => part.trim());
  return networks.every(isNetwork) ? networks : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
