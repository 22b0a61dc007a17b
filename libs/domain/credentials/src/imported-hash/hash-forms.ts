import type { Argon2Hash, ImportedHash, Pbkdf2Hash, ScryptHash } from './imported-hash.ts';

/** How a system writes its hashes. A form reads what it knows, and answers undefined for what it does not. */
type HashForm = readonly [pattern: RegExp, read: (parts: Readonly<Parts>) => ImportedHash | undefined];
type Parts = Record<string, string>;

/** Characters of a text; a longer one is none. */
export const longestHash = 512;

const bytes = '[A-Za-z0-9+/.]+={0,2}';
const end = `\\$(?<salt>${bytes})\\$(?<digest>${bytes})$`;
const number = (name: string): string => `(?<${name}>[1-9]\\d{0,9})`;

/** Modular crypt and PHC strings, then the forms of Django and of Werkzeug. */
const forms: readonly HashForm[] = [
  [/^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{53}$/, bcrypt],
  [
    new RegExp(
      `^(?:argon2)?\\$(?<variant>argon2(?:id|i|d))(?:\\$v=(?<version>16|19))?\\$m=${number('memory')},t=${number('passes')},p=${number('lanes')}${end}`,
    ),
    argon2,
  ],
  [
    new RegExp(`^\\$pbkdf2-(?<hash>sha1|sha256|sha512)\\$(?:i=)?${number('rounds')}(?:,l=\\d+)?${end}`),
    pbkdf2,
  ],
  [new RegExp(`^\\$pbkdf2(?<sha1>)\\$${number('rounds')}${end}`), pbkdf2],
  [
    new RegExp(`^\\$scrypt\\$ln=${number('logN')},r=${number('blockSize')},p=${number('lanes')}${end}`),
    scrypt,
  ],
  [
    new RegExp(
      `^pbkdf2_(?<hash>sha1|sha256|sha512)\\$${number('rounds')}\\$(?<saltText>[^$]+)\\$(?<digest>${bytes})$`,
    ),
    pbkdf2,
  ],
  [
    new RegExp(
      `^scrypt\\$${number('n')}\\$(?<saltText>[^$]+)\\$${number('blockSize')}\\$${number('lanes')}\\$(?<digest>${bytes})$`,
    ),
    scrypt,
  ],
  [
    new RegExp(
      `^pbkdf2:(?<hash>sha1|sha256|sha512):${number('rounds')}\\$(?<saltText>[^$]+)\\$(?<hex>(?:[0-9a-f]{2})+)$`,
    ),
    pbkdf2,
  ],
  [
    new RegExp(
      `^scrypt:${number('n')}:${number('blockSize')}:${number('lanes')}\\$(?<saltText>[^$]+)\\$(?<hex>(?:[0-9a-f]{2})+)$`,
    ),
    scrypt,
  ],
];

/** Undefined for a text that is in none of the forms, or malformed. Says nothing of what it would cost. */
export function readHash(text: string): ImportedHash | undefined {
  if (text.length > longestHash) return undefined;
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text)?.groups;
    if (found) return read({ ...found, text });
  }
  return undefined;
}

function bcrypt({ cost = '', text = '' }: Readonly<Parts>): ImportedHash | undefined {
  const read = Number(cost);
  return read >= 4 && read <= 31 ? { kind: 'bcrypt', cost: read, text } : undefined;
}

function argon2(parts: Readonly<Parts>): Argon2Hash | undefined {
  const ends = saltAndDigest(parts);
  const [memory, passes, lanes] = numbers(parts, ['memory', 'passes', 'lanes'] as const);
  if (!ends || ends.salt.length < 8 || lanes > 255 || memory < 8 * lanes) return undefined;
  const variant = parts['variant'] as Argon2Hash['variant'];
  return { kind: 'argon2', variant, version: Number(parts['version'] ?? 16), memory, passes, lanes, ...ends };
}

function pbkdf2(parts: Readonly<Parts>): Pbkdf2Hash | undefined {
  const ends = saltAndDigest(parts);
  const [rounds] = numbers(parts, ['rounds'] as const);
  const hash = (parts['hash'] ?? 'sha1') as Pbkdf2Hash['hash'];
  return ends && { kind: 'pbkdf2', hash, rounds, ...ends };
}

function scrypt(parts: Readonly<Parts>): ScryptHash | undefined {
  const ends = saltAndDigest(parts);
  const [blockSize, lanes] = numbers(parts, ['blockSize', 'lanes'] as const);
  const logN = parts['n'] === undefined ? Number(parts['logN']) : Math.log2(Number(parts['n']));
  if (!ends || !Number.isInteger(logN) || logN < 1 || logN > 31) return undefined;
  return { kind: 'scrypt', logN, blockSize, lanes, ...ends };
}

function numbers<const Names extends readonly string[]>(
  parts: Readonly<Parts>,
  names: Names,
): { [At in keyof Names]: number } {
  return names.map((name) => Number(parts[name])) as { [At in keyof Names]: number };
}

function saltAndDigest(parts: Readonly<Parts>): { salt: Buffer; digest: Buffer } | undefined {
  const { salt: encoded, saltText, digest: digestText, hex } = parts;
  const salt = encoded === undefined ? Buffer.from(saltText ?? '', 'utf8') : base64(encoded);
  const digest = hex === undefined ? base64(digestText ?? '') : Buffer.from(hex, 'hex');
  if (!salt || salt.length > 64 || !digest || digest.length < 16 || digest.length > 64) return undefined;
  return { salt, digest };
}

/** Padded or not; passlib writes a point for a plus. What does not come out as it went in is no base64. */
function base64(text: string): Buffer | undefined {
  const plain = text.replaceAll('.', '+').replaceAll('=', '');
  const read = Buffer.from(plain, 'base64');
  return read.toString('base64').replaceAll('=', '') === plain ? read : undefined;
}
