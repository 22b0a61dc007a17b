import { describe, expect, it } from '@jest/globals';
import { FormIds, idempotencyKeyOf } from './form-ids.ts';

const now = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const ids = new FormIds(Buffer.alloc(32, 1));

describe('form ids', () => {
  it('S-51 are good for their host, for twelve hours, from this portal only', () => {
    const id = ids.issue('a.example', now);
    expect(ids.isGood(id, 'a.example', now)).toBe(true);
    expect(ids.isGood(id, 'a.example', later(12 * 3600 - 1))).toBe(true);
    expect(ids.isGood(id, 'a.example', later(12 * 3600))).toBe(false);
    expect(ids.isGood(id, 'a.example', later(-120))).toBe(false);
    expect(ids.isGood(id, 'b.example', now)).toBe(false);
    expect(new FormIds(Buffer.alloc(32, 2)).isGood(id, 'a.example', now)).toBe(false);
    for (let place = 0; place < id.length; place += 1) {
      const forged = `${id.slice(0, place)}${id[place] === 'b' ? 'c' : 'b'}${id.slice(place + 1)}`;
      const sameBits = Buffer.from(forged.slice(-43), 'base64url').equals(
        Buffer.from(id.slice(-43), 'base64url'),
      );
      if (place < id.length - 43 || !sameBits) expect(ids.isGood(forged, 'a.example', now)).toBe(false);
    }
  });

  it('S-51 are never the same twice', () => {
    expect(new Set(Array.from({ length: 1000 }, () => ids.issue('a.example', now))).size).toBe(1000);
  });

  it('BY-15 give one key per form and action', () => {
    expect(idempotencyKeyOf('x', 'POST /reset')).toBe(idempotencyKeyOf('x', 'POST /reset'));
    expect(idempotencyKeyOf('x', 'POST /reset')).not.toBe(idempotencyKeyOf('x', 'POST /sign-in'));
    expect(idempotencyKeyOf('x', 'POST /reset')).not.toBe(idempotencyKeyOf('y', 'POST /reset'));
    expect(idempotencyKeyOf('x', 'POST /reset')).toMatch(/^[\w-]{43}$/);
  });
});
