import { isIP } from 'node:net';

/** The address in its shortest form: IPv4 that travels inside IPv6 comes out as IPv4. Undefined for anything else. */
export function plainAddress(text: string): string | undefined {
  const [address = ''] = text.split('%');
  const family = isIP(address);
  if (family === 4) return address;
  if (family === 0) return undefined;
  const words = wordsOf(address);
  const mapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff;
  if (!mapped) return shortest(address);
  const [high = 0, low = 0] = words.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * What a brake counts: an IPv4 address, or the /64 of an IPv6 address, because one subscriber has all of a /64 (S-11).
 * `address` is one that `plainAddress` gave.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [a = 0, b = 0, c = 0, d = 0] = wordsOf(address);
  return `${shortest(`${[a, b, c, d].map((word) => word.toString(16)).join(':')}::`)}/64`;
}

function shortest(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

function wordsOf(address: string): number[] {
  const [head = '', tail] = shortest(address).split('::');
  const left = words(head);
  if (tail === undefined) return left;
  const right = words(tail);
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function words(part: string): number[] {
  return part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
}
