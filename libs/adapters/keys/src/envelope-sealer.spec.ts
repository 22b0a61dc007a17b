import { beforeEach, describe, expect, it } from '@jest/globals';
import { TenantContext, type Environment, type SealedPlace } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import { CannotOpen } from './aes-box.ts';
import { EnvelopeSealer } from './envelope-sealer.ts';
import { KeyRingUnusable } from './key-ring.ts';
import { InMemoryDataKeys } from './testing/in-memory-keys.ts';
import { ringEntry, ringOf } from './testing/key-rings.ts';

const old = ringEntry('2025', '2025-01-01T00:00:00.000Z');
const young = ringEntry('2026', '2026-01-01T00:00:00.000Z');
const place: SealedPlace = { table: 'store', column: 'bind_password', row: '1' };

const inTenant = <T>(tenantId: string, work: () => T, environment: Environment = 'live'): T =>
  TenantContext.run(
    { tenantId, environment, actor: { kind: 'system', part: 'test' }, requestId: 'test' },
    work,
  );

describe('a sealed value', () => {
  let dataKeys: InMemoryDataKeys;
  let sealer: EnvelopeSealer;
  beforeEach(() => {
    dataKeys = new InMemoryDataKeys();
    sealer = new EnvelopeSealer(ringOf(old), dataKeys);
  });
  const seal = (plain: string, where = place, tenantId = 'a', environment: Environment = 'live') =>
    inTenant(tenantId, () => sealer.seal(plain, where), environment);
  const open = (sealed: Uint8Array, where = place, tenantId = 'a', environment: Environment = 'live') =>
    inTenant(tenantId, () => sealer.open(sealed, where), environment);

  it.each(['secret', '', 'a\u0000b', '\u{1f600}', 'x'.repeat(100_000)])(
    'opens in its place as it was',
    async (plain) => {
      const sealed = await seal(plain);
      expect(await open(sealed)).toBe(plain);
      if (plain.length > 3) expect(sealed.includes(Buffer.from(plain, 'utf8'))).toBe(false);
    },
  );

  it('is another text each time', async () => {
    const sealed = await Promise.all(Array.from({ length: 100 }, () => seal('secret')));
    expect(new Set(sealed.map((text) => text.toString('hex'))).size).toBe(100);
  });

  it('opens in no other row, column, table, tenant or environment: 0 of 1,000', async () => {
    let [opened, tried] = [0, 0];
    for (let row = 0; row < 200; row += 1) {
      const sealed = await seal(`secret ${row}`, { ...place, row: String(row) });
      const elsewhere: [SealedPlace, string, Environment][] = [
        [{ ...place, row: String(row + 1) }, 'a', 'live'],
        [{ ...place, row: String(row), column: 'smtp_password' }, 'a', 'live'],
        [{ ...place, row: String(row), table: 'channel' }, 'a', 'live'],
        [{ ...place, row: String(row) }, 'b', 'live'],
        [{ ...place, row: String(row) }, 'a', 'test'],
      ];
      for (const [where, tenantId, environment] of elsewhere) {
        tried += 1;
        if (
          await open(sealed, where, tenantId, environment).then(
            () => true,
            () => false,
          )
        )
          opened += 1;
      }
      expect(await open(sealed, { ...place, row: String(row) })).toBe(`secret ${row}`);
    }
    figure(`${opened} of ${tried} swapped ciphertexts opened`);
    expect([opened, tried]).toEqual([0, 1000]);
  });

  it('does not open when parts of its place are shifted into one another', async () => {
    const sealed = await seal('secret', { table: 'a', column: 'bc', row: 'd' });
    await expect(open(sealed, { table: 'ab', column: 'c', row: 'd' })).rejects.toThrow(CannotOpen);
    await expect(open(sealed, { table: 'a","bc', column: 'd', row: '' })).rejects.toThrow(CannotOpen);
  });

  it('does not open when any of its bits was changed, or when it was cut', async () => {
    const sealed = await seal('secret');
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(open(altered)).rejects.toThrow(CannotOpen);
      await expect(open(sealed.subarray(0, at))).rejects.toThrow(CannotOpen);
    }
  });

  it('has a key of its tenant, which another tenant does not have', async () => {
    await Promise.all([seal('secret', place, 'a'), seal('secret', place, 'b')]);
    const [a, b] = ['a', 'b'].map((tenant) => dataKeys.kept.get(tenant)?.[0]?.wrapped);
    expect(a).toBeDefined();
    expect(a).not.toEqual(b);
    // The wrapped key of one tenant is no key of another, even where somebody moved it.
    dataKeys.kept.set('c', dataKeys.kept.get('a') ?? []);
    await expect(seal('secret', place, 'c')).rejects.toThrow(CannotOpen);
  });

  it('is sealed by one key although a hundred seal at once in a new tenant', async () => {
    const sealed = await Promise.all(Array.from({ length: 100 }, () => seal('secret')));
    expect(dataKeys.kept.get('a')).toHaveLength(1);
    const elsewhere = new EnvelopeSealer(ringOf(old), dataKeys);
    for (const one of sealed) expect(await inTenant('a', () => elsewhere.open(one, place))).toBe('secret');
  });

  it('needs no question about keys once they are known', async () => {
    await inTenant('a', () => sealer.ready());
    const { asked } = dataKeys;
    for (let n = 0; n < 10; n += 1) await open(await seal('secret'));
    expect(dataKeys.asked).toBe(asked);
  });

  it('R-33 opens after a new key came to the ring, and new tenants are sealed by that', async () => {
    const sealed = await seal('secret');
    const rotated = new EnvelopeSealer(ringOf(old, young), dataKeys);
    expect(await inTenant('a', () => rotated.open(sealed, place))).toBe('secret');
    await inTenant('b', () => rotated.seal('secret', place));
    expect(Buffer.from(dataKeys.kept.get('b')?.[0]?.wrapped ?? []).toString('latin1')).toMatch(/^2026\n/);
  });

  it('R-35 does not open without its key: the missing one is named, nothing is sealed by another', async () => {
    const sealed = await seal('secret');
    const without = new EnvelopeSealer(ringOf(young), dataKeys);
    await expect(inTenant('a', () => without.open(sealed, place))).rejects.toThrow(KeyRingUnusable);
    await expect(inTenant('a', () => without.seal('secret', place))).rejects.toThrow(/2025 is missing/);
  });

  it('is gone for good once the data key of its tenant is destroyed', async () => {
    const sealed = await seal('secret');
    dataKeys.kept.clear();
    const restarted = new EnvelopeSealer(ringOf(old), dataKeys);
    await expect(inTenant('a', () => restarted.open(sealed, place))).rejects.toThrow(CannotOpen);
    await inTenant('a', () => restarted.seal('another', place));
    await expect(inTenant('a', () => restarted.open(sealed, place))).rejects.toThrow(CannotOpen);
  });
});
