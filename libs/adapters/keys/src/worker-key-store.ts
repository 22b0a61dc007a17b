import { HandOverOpener, SealedWorkerKeys, Secrets, type SealedWorkerKey } from '@latchkey/kernel';
import { compactDecrypt, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { CannotOpen, openBytes, sealBytes } from './aes-box.ts';
import { agreement, encryption } from './jwe-hand-over.ts';
import type { KeyRing } from './key-ring.ts';

const hour = 3_600_000;
/** A pair serves for half a day and is kept for another one: passwords wait two minutes, mails at most twelve hours. */
const replaceAfter = 12 * hour;
const keepFor = 25 * hour;
const purposeOfRing = 'worker-keys';

/** The worker's own key pairs: made, published and opened here, and nowhere but on the worker's machine. */
export class WorkerKeyStore extends HandOverOpener {
  private readonly opened = new Map<string, CryptoKey | Uint8Array>();

  constructor(
    private readonly ring: KeyRing,
    private readonly stored: SealedWorkerKeys,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  /** Makes sure that a young pair is published, and destroys what is too old. Called at start and every hour. */
  async rotate(now: Date): Promise<void> {
    const keys = await this.stored.all();
    const newest = keys.at(-1);
    if (!newest || now.getTime() - newest.createdAt.getTime() > replaceAfter) await this.publishNew();
    await this.stored.removeOlderThan(keepFor);
    await this.forgetRemoved();
  }

  async open(purpose: string, parcel: string): Promise<Record<string, string>> {
    const { plaintext, protectedHeader } = await compactDecrypt(
      parcel,
      ({ kid }) => this.privateKey(String(kid)),
      { keyManagementAlgorithms: [agreement], contentEncryptionAlgorithms: [encryption] },
    );
    if (protectedHeader.typ !== purpose) throw new CannotOpen();
    return JSON.parse(Buffer.from(plaintext).toString('utf8')) as Record<string, string>;
  }

  private async privateKey(id: string): Promise<CryptoKey | Uint8Array> {
    const known = this.opened.get(id);
    if (known) return known;
    const stored = (await this.stored.all()).find((key) => key.id === id);
    if (!stored) throw new CannotOpen();
    const key = await importJWK(this.unseal(stored), agreement);
    this.opened.set(id, key);
    return key;
  }

  /** What is destroyed in the database must not live on in this process. */
  private async forgetRemoved(): Promise<void> {
    const kept = new Set((await this.stored.all()).map((key) => key.id));
    for (const id of this.opened.keys()) if (!kept.has(id)) this.opened.delete(id);
  }

  private async publishNew(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(agreement, { crv: 'P-256', extractable: true });
    const id = this.secrets.id();
    const ringKey = this.ring.newestId;
    const text = Buffer.from(JSON.stringify(await exportJWK(privateKey)), 'utf8');
    const box = sealBytes(this.ring.derive(ringKey, purposeOfRing), text, id);
    const sealedPrivateKey = Buffer.concat([Buffer.from(`${ringKey}\n`, 'utf8'), box]);
    await this.stored.add({ id, publicKey: { ...(await exportJWK(publicKey)) }, sealedPrivateKey });
  }

  private unseal({ id, sealedPrivateKey }: SealedWorkerKey): JWK {
    const bytes = Buffer.from(sealedPrivateKey);
    const end = bytes.indexOf('\n');
    const ringKey = this.ring.derive(bytes.subarray(0, end).toString('utf8'), purposeOfRing);
    return JSON.parse(openBytes(ringKey, bytes.subarray(end + 1), id).toString('utf8')) as JWK;
  }
}
