import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing, KeyRingUnusable } from './key-ring.ts';
import { ringEntry, ringOf, ringText } from './testing/key-rings.ts';

const old = ringEntry('2025', '2025-01-01T00:00:00.000Z');
const young = ringEntry('2026', '2026-01-01T00:00:00.000Z');

describe('a key ring', () => {
  it.each<[string, string, RegExp]>([
    ['an empty file', '', /not JSON/],
    ['half a file', ringText(old).slice(0, -5), /not JSON/],
    ['another document', '{"secret":"x"}', /no list "keys"/],
    ['a list alone', '[]', /no list "keys"/],
    ['null', 'null', /no list "keys"/],
    ['no key', ringText(), /no key/],
    ['a key that is none', ringText(null), /not an object/],
    ['a key without an id', ringText({ ...old, id: undefined }), /no usable id/],
    ['an id with a line break', ringText({ ...old, id: 'a\nb' }), /no usable id/],
    ['an id that is too long', ringText({ ...old, id: 'x'.repeat(41) }), /no usable id/],
    ['a key without a date', ringText({ ...old, createdAt: 'yesterday' }), /no createdAt/],
    ['a secret of 16 bytes', ringText({ ...old, secret: 'A'.repeat(22) }), /32 bytes/],
    ['a secret of 33 bytes', ringText({ ...old, secret: 'A'.repeat(44) }), /32 bytes/],
    ['no secret', ringText({ ...old, secret: undefined }), /32 bytes/],
    ['a secret that is a number', ringText({ ...old, secret: 1 }), /32 bytes/],
    ['two keys of one id', ringText(old, { ...young, id: old.id }), /share an id/],
  ])('R-35 is not made from %s', (_, text, fault) => {
    expect(() => KeyRing.parse(text)).toThrow(KeyRingUnusable);
    expect(() => KeyRing.parse(text)).toThrow(fault);
  });

  it('R-35 tells the file and the fault, never a secret', () => {
    const text = ringText(old, { ...young, createdAt: 'x' });
    expect(() => KeyRing.parse(text, 'keys.json')).toThrow(/keys\.json/);
    try {
      KeyRing.parse(text);
    } catch (error) {
      expect(String(error)).not.toContain(young.secret);
      expect(String(error)).not.toContain(old.secret);
    }
    expect.assertions(3);
  });

  it('is read from a file, and a missing one is said in words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-ring-'));
    const file = join(folder, 'keys.json');
    await writeFile(file, ringText(old));
    expect((await KeyRing.read(file)).newestId).toBe('2025');
    await rm(folder, { recursive: true });
    await expect(KeyRing.read(file)).rejects.toThrow(/cannot be read/);
  });

  it('knows its newest and its oldest key by their dates, whatever the order in the file', () => {
    for (const ring of [ringOf(old, young), ringOf(young, old)]) {
      expect([ring.oldestId, ring.newestId]).toEqual(['2025', '2026']);
    }
  });

  it('derives another key for each purpose and each key, and the same again', () => {
    const ring = ringOf(old, young);
    const made = [ring.derive('2025', 'codes'), ring.derive('2025', 'digests'), ring.derive('2026', 'codes')];
    expect(new Set(made.map((key) => key.toString('hex'))).size).toBe(3);
    for (const key of made) expect(key).toHaveLength(32);
    expect(ringOf(old).derive('2025', 'codes')).toEqual(made[0]);
    expect(made.map((key) => key.toString('base64url'))).not.toContain(old.secret);
  });

  it('says which key is missing', () => {
    expect(() => ringOf(young).derive('2025', 'codes')).toThrow(/key 2025 is missing/);
  });
});
