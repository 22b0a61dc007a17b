import { HandOver, Unavailable, WorkerKeys, type WorkerKey } from '@latchkey/kernel';
import { CompactEncrypt, importJWK, type CryptoKey, type JWK } from 'jose';

export const agreement = 'ECDH-ES';
export const encryption = 'A256GCM';
/** A newly published key is used at the latest after this. Milliseconds on a monotonic clock. */
const freshness = 30_000;
/** Whoever was ready in time may seal this much later: a transaction is no place to fetch a key in. */
const grace = 60_000;

interface ReadyKey {
  readonly id: string;
  readonly key: CryptoKey | Uint8Array;
  readonly since: number;
}

/** Parcels for the worker: JWE compact (RFC 7516), ECDH-ES on P-256, purpose authenticated in the header. */
export class JweHandOver extends HandOver {
  private current: Promise<ReadyKey> | undefined;
  private known: ReadyKey | undefined;

  constructor(private readonly keys: WorkerKeys) {
    super();
  }

  async ready(): Promise<void> {
    await this.key(freshness);
  }

  async seal(purpose: string, content: Readonly<Record<string, string>>): Promise<string> {
    const { id, key } = await this.key(freshness + grace);
    return new CompactEncrypt(Buffer.from(JSON.stringify(content), 'utf8'))
      .setProtectedHeader({ alg: agreement, enc: encryption, kid: id, typ: purpose })
      .encrypt(key);
  }

  private key(oldest: number): Promise<ReadyKey> {
    if (this.known && performance.now() - this.known.since < oldest) return Promise.resolve(this.known);
    this.current ??= this.fetch().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  private async fetch(): Promise<ReadyKey> {
    const newest = await this.keys.newest();
    if (!newest) throw new Unavailable('no worker has published a key yet');
    this.known = { id: newest.id, key: await publicKey(newest), since: performance.now() };
    return this.known;
  }
}

function publicKey(key: WorkerKey): Promise<CryptoKey | Uint8Array> {
  return importJWK(key.publicKey as JWK, agreement);
}
