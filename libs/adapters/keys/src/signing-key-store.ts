import type { Secrets } from '@latchkey/kernel';
import { isNextDue, type SealedSigningKey, type SigningKeys } from '@latchkey/tenancy';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { openBytes, sealBytes } from './aes-box.ts';
import type { KeyRing } from './key-ring.ts';

/** ECDSA on P-256 with SHA-256 (RFC 7518, 3.4). The one algorithm: what a token says of itself decides nothing. */
export const signature = 'ES256';
const purposeOfRing = 'signing-keys';

/** Makes the pairs by which tokens are signed, and opens them. In the database lies only what the key ring opens. */
export class SigningKeyStore {
  constructor(
    private readonly ring: KeyRing,
    private readonly keys: SigningKeys,
    private readonly secrets: Secrets,
  ) {}

  /** Publishes the next pair when its time has come, and destroys what is spent. Called at start and every hour. */
  async rotate(): Promise<void> {
    if (isNextDue(await this.keys.look())) await this.keys.offer(await this.newPair());
    await this.keys.removeSpent();
  }

  private async newPair(): Promise<Omit<SealedSigningKey, 'signsFrom'>> {
    const { publicKey, privateKey } = await generateKeyPair(signature, { extractable: true });
    const id = this.secrets.id();
    const ringKey = this.ring.newestId;
    const text = Buffer.from(JSON.stringify(await exportJWK(privateKey)), 'utf8');
    const box = sealBytes(this.ring.derive(ringKey, purposeOfRing), text, id);
    const sealedPrivateKey = Buffer.concat([Buffer.from(`${ringKey}\n`, 'utf8'), box]);
    return { id, publicKey: { ...(await exportJWK(publicKey)) }, sealedPrivateKey };
  }
}

/** The private part of a pair. Throws CannotOpen, and KeyRingUnusable where its key has left the ring. */
export function privateKeyOf(
  ring: KeyRing,
  { id, sealedPrivateKey }: SealedSigningKey,
): Promise<CryptoKey | Uint8Array> {
  const bytes = Buffer.from(sealedPrivateKey);
  const end = bytes.indexOf('\n');
  const ringKey = ring.derive(bytes.subarray(0, end).toString('utf8'), purposeOfRing);
  const text = openBytes(ringKey, bytes.subarray(end + 1), id).toString('utf8');
  return importJWK(JSON.parse(text) as JWK, signature);
}
