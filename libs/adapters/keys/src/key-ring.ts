import { hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';

interface RingKey {
  readonly id: string;
  readonly createdAt: string;
  readonly secret: Buffer;
}

const keyOctets = 32;

/** The file is missing, unreadable or not a key ring. The process does not start without it. */
export class KeyRingUnusable extends Error {
  constructor(path: string, fault: string) {
    super(`key ring ${path}: ${fault}`);
    this.name = 'KeyRingUnusable';
  }
}

/**
 * Keys outside the database, oldest first: `{"keys":[{"id","createdAt","secret"}]}`, each secret 32 bytes base64url.
 * The newest wraps what is written from now on; the older ones open what they wrapped. Purposes never share a key:
 * each is derived by HKDF-SHA-256 (RFC 5869).
 */
export class KeyRing {
  private readonly derived = new Map<string, Buffer>();

  private constructor(private readonly keys: readonly [RingKey, ...RingKey[]]) {}

  static async read(path: string): Promise<KeyRing> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch {
      throw new KeyRingUnusable(path, 'cannot be read. Check the path and the rights of the file.');
    }
    return KeyRing.parse(text, path);
  }

  static parse(text: string, path = 'given'): KeyRing {
    const keys = entries(text, path).map((entry) => ringKey(entry, path));
    keys.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    const [oldest, ...rest] = keys;
    if (!oldest) throw new KeyRingUnusable(path, 'it holds no key');
    if (new Set(keys.map((key) => key.id)).size !== keys.length)
      throw new KeyRingUnusable(path, 'two keys share an id');
    return new KeyRing([oldest, ...rest]);
  }

  get newestId(): string {
    return (this.keys.at(-1) ?? this.keys[0]).id;
  }

  get oldestId(): string {
    return this.keys[0].id;
  }

  /** 32 bytes for one purpose. Throws when the ring has no such key: it was removed too early. */
  derive(id: string, purpose: string): Buffer {
    const known = this.derived.get(`${id}\u0000${purpose}`);
    if (known) return known;
    const key = this.keys.find((candidate) => candidate.id === id);
    if (!key) throw new KeyRingUnusable('in memory', `key ${id} is missing; put it back`);
    const made = Buffer.from(
      hkdfSync('sha256', key.secret, Buffer.alloc(0), `latchkey ${purpose}`, keyOctets),
    );
    this.derived.set(`${id}\u0000${purpose}`, made);
    return made;
  }
}

function entries(text: string, path: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'keys' in parsed && Array.isArray(parsed.keys)) {
      return parsed.keys as unknown[];
    }
  } catch {
    throw new KeyRingUnusable(path, 'it is not JSON');
  }
  throw new KeyRingUnusable(path, 'it has no list "keys"');
}

function ringKey(entry: unknown, path: string): RingKey {
  if (typeof entry !== 'object' || entry === null) throw new KeyRingUnusable(path, 'a key is not an object');
  const { id, createdAt, secret } = entry as Record<string, unknown>;
  if (typeof id !== 'string' || !/^[\w.-]{1,40}$/.test(id))
    throw new KeyRingUnusable(path, 'a key has no usable id');
  if (typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt))) {
    throw new KeyRingUnusable(path, `key ${id} has no createdAt`);
  }
  const octets = typeof secret === 'string' ? Buffer.from(secret, 'base64url') : Buffer.alloc(0);
  if (octets.length !== keyOctets) throw new KeyRingUnusable(path, `key ${id} must have 32 bytes, base64url`);
  return { id, createdAt: new Date(createdAt).toISOString(), secret: octets };
}
