import { HandOver, Unavailable, WorkerKeys, type WorkerKey } from '@latchkey/kernel';
import { CompactEncrypt, importJWK, type CryptoKey, type JWK } from 'jose';

export const agreement = 'ECDH-ES';
export const encryption = 'A256GCM';
/** A newly published key is used at the latest after this. Milliseconds on a monotonic clock. */
const freshness = 30_000;

interface ReadyKey {
  readonly id: string;
  readonly key: CryptoKey | Uint8Array;
  readonly until: number;
}

/** Parcels for the worker: JWE compact (RFC 7516), ECDH-ES on P-256, purpose authenticated in the header. */
export class JweHandOver extends HandOver {
  private current: Promise<ReadyKey> | undefined;
  private known: ReadyKey | undefined;

  constructor(private readonly keys: WorkerKeys) {
    super();
  }

  async seal(purpose: string, content: Readonly<Record<string, string>>): Promise<string> {
    const { id, key } = await this.key();
    return new CompactEncrypt(Buffer.from(JSON.stringify(content), 'utf8'))
      .setProtectedHeader({ alg: agreement, enc: encryption, kid: id, typ: purpose })
      .encrypt(key);
  }

  private key(): Promise<ReadyKey> {
    if (this.known && this.known.until > performance.now()) return Promise.resolve(this.known);
    this.current ??= this.fetch().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  private async fetch(): Promise<ReadyKey> {
    const newest = await this.keys.newest();
    if (!newest) throw new Unavailable('no worker has published a key yet');
    this.known = { id: newest.id, key: await publicKey(newest), until: performance.now() + freshness };
    return this.known;
  }
}

function publicKey(key: WorkerKey): Promise<CryptoKey | Uint8Array> {
  return importJWK(key.publicKey as JWK, agreement);
}
