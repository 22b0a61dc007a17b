import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Unavailable } from '@latchkey/kernel';
import { CompactEncrypt, base64url, generateKeyPair } from 'jose';
import { CannotOpen } from './aes-box.ts';
import { JweHandOver } from './jwe-hand-over.ts';
import { NodeSecrets } from './node-secrets.ts';
import { InMemoryWorkerKeys, PublishedKeys } from './testing/in-memory-keys.ts';
import { ringEntry, ringOf } from './testing/key-rings.ts';
import { WorkerKeyStore } from './worker-key-store.ts';

const hour = 3_600_000;
const entry = ringEntry('worker');

describe('what is handed over to the worker', () => {
  let shelf: InMemoryWorkerKeys;
  let worker: WorkerKeyStore;
  let handOver: JweHandOver;

  const newWorker = () => new WorkerKeyStore(ringOf(entry), shelf, new NodeSecrets(ringOf(entry)));
  const later = async (hours: number) => {
    shelf.now = new Date(shelf.now.getTime() + hours * hour);
    await worker.rotate(shelf.now);
  };

  beforeEach(async () => {
    shelf = new InMemoryWorkerKeys();
    worker = newWorker();
    await worker.rotate(shelf.now);
    handOver = new JweHandOver(new PublishedKeys(shelf));
  });

  it('opens for the worker, for its purpose', async () => {
    const parcel = await handOver.seal('new-password', { password: 'p\u00e4ssw\u00f6rd \u{1f600}' });
    expect(parcel.split('.')).toHaveLength(5);
    expect(parcel).not.toContain('ssw');
    expect(await worker.open('new-password', parcel)).toEqual({ password: 'p\u00e4ssw\u00f6rd \u{1f600}' });
    expect(await newWorker().open('new-password', parcel)).toHaveProperty('password');
  });

  it('R-09 asks for no key while it seals for whoever was ready a moment ago', async () => {
    const keys = new PublishedKeys(shelf);
    const asked = jest.spyOn(keys, 'newest');
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const patient = new JweHandOver(keys);
    await patient.ready();
    clock.mockReturnValue(29_999);
    await patient.ready();
    expect(asked).toHaveBeenCalledTimes(1);
    clock.mockReturnValue(45_000);
    await patient.seal('x', { password: 'secret' });
    expect(asked).toHaveBeenCalledTimes(1);
    await patient.ready();
    expect(asked).toHaveBeenCalledTimes(2);
    clock.mockRestore();
  });

  it('does not open for another purpose', async () => {
    const parcel = await handOver.seal('message-parts', { password: 'secret' });
    await expect(worker.open('new-password', parcel)).rejects.toThrow(CannotOpen);
  });

  it('is another parcel each time', async () => {
    const parcels = await Promise.all(
      Array.from({ length: 50 }, () => handOver.seal('x', { password: 'secret' })),
    );
    expect(new Set(parcels).size).toBe(50);
  });

  it('does not open when any part of it was altered', async () => {
    const parcel = await handOver.seal('new-password', { password: 'secret' });
    const parts = parcel.split('.');
    for (const [index, part] of parts.entries()) {
      const changed = part === '' ? 'AAAA' : `${part.slice(0, -2)}${part.endsWith('AA') ? 'BB' : 'AA'}`;
      const altered = parts.map((own, at) => (at === index ? changed : own)).join('.');
      await expect(worker.open('new-password', altered)).rejects.toThrow();
    }
    await expect(worker.open('new-password', parts.slice(0, 4).join('.'))).rejects.toThrow();
    await expect(worker.open('new-password', '')).rejects.toThrow();
  });

  it('has its purpose authenticated: a header written anew opens nothing', async () => {
    const parcel = await handOver.seal('message-parts', { password: 'secret' });
    const [head = '', ...rest] = parcel.split('.');
    const header = JSON.parse(new TextDecoder().decode(base64url.decode(head))) as object;
    const forged = base64url.encode(JSON.stringify({ ...header, typ: 'new-password' }));
    await expect(worker.open('new-password', [forged, ...rest].join('.'))).rejects.toThrow();
  });

  it('is not taken from who chose a weaker way', async () => {
    const [first] = shelf.keys;
    const secret = new Uint8Array(32);
    const direct = await new CompactEncrypt(Buffer.from('{"password":"forged"}'))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first?.id ?? '', typ: 'new-password' })
      .encrypt(secret);
    await expect(worker.open('new-password', direct)).rejects.toThrow();
  });

  it('does not open when it was sealed to a key that is not ours', async () => {
    const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    for (const kid of [shelf.keys[0]?.id ?? '', 'unknown']) {
      const foreign = await new CompactEncrypt(Buffer.from('{}'))
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: 'new-password' })
        .encrypt(publicKey);
      await expect(worker.open('new-password', foreign)).rejects.toThrow();
    }
  });

  it('opens after the pair was replaced, and not after the old pair was destroyed', async () => {
    const parcel = await handOver.seal('new-password', { password: 'secret' });
    await later(13);
    expect(shelf.keys).toHaveLength(2);
    expect(await worker.open('new-password', parcel)).toEqual({ password: 'secret' });
    await later(13);
    expect(shelf.keys.map(({ createdAt }) => (shelf.now.getTime() - createdAt.getTime()) / hour)).toEqual([
      13, 0,
    ]);
    await expect(worker.open('new-password', parcel)).rejects.toThrow(CannotOpen);
    await expect(newWorker().open('new-password', parcel)).rejects.toThrow(CannotOpen);
  });

  it('goes to a young pair: none serves for more than half a day', async () => {
    await later(12);
    expect(shelf.keys).toHaveLength(1);
    await later(1);
    expect(shelf.keys).toHaveLength(2);
    await worker.rotate(shelf.now);
    expect(shelf.keys).toHaveLength(2);
  });

  it('R-35 does not open where the worker key is missing or another one', async () => {
    const parcel = await handOver.seal('new-password', { password: 'secret' });
    const other = ringEntry('other');
    const same = { ...ringEntry('worker') };
    for (const ring of [ringOf(other), ringOf(same)]) {
      const stranger = new WorkerKeyStore(ring, shelf, new NodeSecrets(ring));
      await expect(stranger.open('new-password', parcel)).rejects.toThrow();
    }
  });

  it('S-25 is refused before any worker has published a key, and never written open', async () => {
    const empty = new JweHandOver(new PublishedKeys(new InMemoryWorkerKeys()));
    await expect(empty.seal('new-password', { password: 'secret' })).rejects.toThrow(Unavailable);
  });

  it('leaves nothing of the private part where the APIs can see it', () => {
    const text = JSON.stringify(shelf.keys.map(({ publicKey }) => publicKey));
    expect(JSON.parse(text)).toEqual([
      { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
    ]);
    expect(Buffer.from(shelf.keys[0]?.sealedPrivateKey ?? []).toString('latin1')).not.toContain('"d"');
  });
});
