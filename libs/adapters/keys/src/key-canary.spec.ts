import { describe, expect, it } from '@jest/globals';
import { listenForCanary, WrongKeys } from './key-canary.ts';
import { KeyRing } from './key-ring.ts';
import { InMemoryCanaries } from './testing/in-memory-keys.ts';
import { ringEntry, ringOf } from './testing/key-rings.ts';

const old = ringEntry('2025', '2025-01-01T00:00:00.000Z');
const young = ringEntry('2026', '2026-01-01T00:00:00.000Z');

describe('the canary', () => {
  const left = async (ring: KeyRing): Promise<InMemoryCanaries> => {
    const canaries = new InMemoryCanaries();
    await listenForCanary('key ring', ring, canaries);
    return canaries;
  };

  it('R-35 is left in a new database, and sings for the same ring at every start', async () => {
    const canaries = await left(ringOf(old));
    const kept = canaries.kept.get('key ring');
    for (let start = 0; start < 3; start += 1) await listenForCanary('key ring', ringOf(old), canaries);
    expect(canaries.kept.get('key ring')).toBe(kept);
    expect(Buffer.from(kept ?? []).toString('latin1')).not.toContain('sings');
  });

  it('R-33 sings after a new key was added to the ring', async () => {
    await expect(
      listenForCanary('key ring', ringOf(old, young), await left(ringOf(old))),
    ).resolves.toBeUndefined();
  });

  it.each([
    ['another key', () => ringOf(ringEntry('other'))],
    ['another key of the same name', () => ringOf(ringEntry('2025', old.createdAt))],
    ['only a younger key', () => ringOf(young)],
  ])('R-35 is silent for %s: the process must not start', async (_, ring) => {
    await expect(listenForCanary('key ring', ring(), await left(ringOf(old)))).rejects.toThrow(WrongKeys);
  });

  it('R-35 is silent when somebody touched it', async () => {
    for (const text of [
      Buffer.alloc(0),
      Buffer.from('2025\n'),
      Buffer.from('2025'),
      Buffer.from(`2025\n${'x'.repeat(60)}`),
    ]) {
      const canaries = new InMemoryCanaries();
      canaries.kept.set('key ring', text);
      await expect(listenForCanary('key ring', ringOf(old), canaries)).rejects.toThrow(WrongKeys);
    }
  });

  it('of one ring does not sing for the other one of the house', async () => {
    const canaries = await left(ringOf(old));
    canaries.kept.set('worker key', canaries.kept.get('key ring') ?? new Uint8Array());
    await expect(listenForCanary('worker key', ringOf(old), canaries)).rejects.toThrow(WrongKeys);
  });

  it('says what to do, and no key', async () => {
    const fault: unknown = await listenForCanary('key ring', ringOf(young), await left(ringOf(old))).catch(
      (error: unknown) => error,
    );
    expect(String(fault)).toMatch(/key ring.*restore the right key file/);
    expect(String(fault)).not.toContain(young.secret);
  });
});
