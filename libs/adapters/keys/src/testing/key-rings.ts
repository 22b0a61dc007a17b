import { randomBytes } from 'node:crypto';
import { KeyRing } from '../key-ring.ts';

export interface RingEntry {
  readonly id: string;
  readonly createdAt: string;
  readonly secret: string;
}

export function ringEntry(id: string, createdAt = '2026-01-01T00:00:00.000Z'): RingEntry {
  return { id, createdAt, secret: randomBytes(32).toString('base64url') };
}

export function ringText(...keys: readonly unknown[]): string {
  return JSON.stringify({ keys });
}

export function ringOf(...keys: readonly RingEntry[]): KeyRing {
  return KeyRing.parse(ringText(...keys));
}
