import { InvalidInput } from '@latchkey/kernel';

const deepest = 16;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const number = /-?\d[\d.eE+-]*/y;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface Container {
  /** The keys of an object so far; undefined for an array. */
  readonly keys: Set<string> | undefined;
  readonly pointer: string;
  expectsKey: boolean;
  index: number;
  key: string;
}

/**
 * JSON that every parser in the world reads alike (S-47): UTF-8 without a byte order mark, no key twice in one object,
 * at most 16 levels, numbers that survive, text without NUL and half characters, and no key that reaches a prototype
 * (S-44). Throws InvalidInput. Returns undefined for no bytes at all.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return undefined;
  const text = decode(bytes);
  new Scanner(text).scan();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused('', 'malformed-json', 'This is not JSON. Check brackets, quotes and commas.');
  }
}

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw refused('', 'invalid-utf-8', 'Encode the body in UTF-8.');
  }
  if (text.startsWith('\ufeff')) throw refused('', 'byte-order-mark', 'Leave out the byte order mark.');
  return text;
}

/**
 * Looks at what JSON.parse would silently settle. It needs no grammar: text that is not JSON passes here and is
 * refused by JSON.parse itself.
 */
class Scanner {
  private readonly text: string;
  private readonly open: Container[] = [];
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  scan(): void {
    while (this.at < this.text.length) this.step(this.text.charAt(this.at));
  }

  private step(character: string): void {
    const inside = this.open.at(-1);
    if (character === '"') return this.string(inside);
    if (character === '-' || (character >= '0' && character <= '9')) return this.number();
    if (character === '{' || character === '[') this.enter(character === '{');
    else if (character === '}' || character === ']') this.open.pop();
    else if (character === ',' && inside) {
      inside.index += 1;
      inside.expectsKey = inside.keys !== undefined;
    }
    this.at += 1;
  }

  private enter(isObject: boolean): void {
    const pointer = this.pointer();
    if (this.open.length === deepest) throw refused(pointer, 'too-deep', `Nest at most ${deepest} levels.`);
    const keys = isObject ? new Set<string>() : undefined;
    this.open.push({ keys, pointer, expectsKey: isObject, index: 0, key: '' });
  }

  private string(inside: Container | undefined): void {
    const start = this.at;
    let escaped = false;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === '"') break;
      if (character === '\\') {
        escaped = true;
        this.at += 1;
      }
    }
    this.at += 1;
    const value = escaped
      ? unescape(this.text.slice(start, this.at))
      : this.text.slice(start + 1, this.at - 1);
    if (value.includes('\0') || !value.isWellFormed()) {
      throw refused(this.pointer(), 'invalid-text', 'Leave out NUL and half surrogate pairs.');
    }
    if (inside?.expectsKey && inside.keys) this.key(inside, inside.keys, value);
  }

  private key(inside: Container, keys: Set<string>, key: string): void {
    inside.expectsKey = false;
    inside.key = key;
    if (forbiddenKeys.has(key)) throw refused(inside.pointer, 'forbidden-key', 'Rename this property.');
    if (keys.has(key)) throw refused(this.pointer(), 'duplicate-key', 'Send this property once.');
    keys.add(key);
  }

  private number(): void {
    number.lastIndex = this.at;
    const token = number.exec(this.text)?.[0] ?? '-';
    this.at += token.length;
    const value = Number(token);
    if (Number.isNaN(value)) return;
    const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (!exact) throw refused(this.pointer(), 'number-too-large', 'Send a number of at most 2^53 - 1.');
  }

  /** Where the scan is, as a JSON pointer of bounded length. */
  private pointer(): string {
    const inside = this.open.at(-1);
    if (!inside) return '';
    return `${inside.pointer}/${inside.keys ? pointerToken(inside.key) : inside.index}`.slice(0, 256);
  }
}

/** One step of a JSON pointer (RFC 6901), cut to a length that may be repeated to the caller. */
export function pointerToken(key: string | number): string {
  return String(key).slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescape(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return '';
  }
}

function refused(pointer: string, code: string, detail: string): InvalidInput {
  return new InvalidInput([{ pointer, code, detail }]);
}
