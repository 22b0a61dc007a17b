import { Unavailable } from '@latchkey/kernel';
import { signingNow, type SealedSigningKey, type SigningKeys } from '@latchkey/tenancy';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { KeyRing } from './key-ring.ts';
import { privateKeyOf, signature } from './signing-key-store.ts';

type Key = CryptoKey | Uint8Array;

interface Look {
  readonly keys: readonly SealedSigningKey[];
  readonly now: Date;
  /** Milliseconds on a monotonic clock. */
  readonly at: number;
}

/** A look may be this old: a pair is published a day before anybody signs with it. Milliseconds. */
export const usualFreshness = 30_000;

const grace = 60_000;

/** The published keys as a process remembers them, and the database's clock between two looks. */
export class PublishedSigningKeys {
  private last: Look | undefined;
  private looking: Promise<Look> | undefined;
  private readonly imported = new Map<string, Promise<Key>>();
  private readonly opened = new Map<string, Promise<Key>>();

  constructor(
    private readonly keys: SigningKeys,
    private readonly ring: KeyRing,
    private readonly freshness: number,
  ) {}

  async look(oldest = this.freshness): Promise<Look> {
    if (this.last && performance.now() - this.last.at < oldest) return this.last;
    this.looking ??= this.lookAgain().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  /** The database's time at this moment, a round trip late at most, and never early. */
  async now(): Promise<Date> {
    return timeBy(await this.look());
  }

  /** By the id that a token names; nobody is asked for one that is not known. */
  async toVerify(id: string | undefined): Promise<Key | undefined> {
    const key = (await this.look()).keys.find((each) => each.id === id);
    return key && this.kept(this.imported, key, () => importJWK({ ...key.publicKey } as JWK, signature));
  }

  /** Whoever was ready in time may sign a little later: a transaction is no place to fetch a key in. */
  async toSign(): Promise<{ readonly id: string; readonly key: Key; readonly now: Date }> {
    const look = await this.look(this.freshness === 0 ? 0 : this.freshness + grace);
    const now = timeBy(look);
    const current = signingNow(look.keys, now);
    if (!current) throw new Unavailable('no worker has published a signing key yet');
    return {
      id: current.id,
      now,
      key: await this.kept(this.opened, current, () => privateKeyOf(this.ring, current)),
    };
  }

  private kept(map: Map<string, Promise<Key>>, { id }: SealedSigningKey, make: () => Promise<Key>) {
    const known = map.get(id);
    if (known) return known;
    const key = make();
    map.set(id, key);
    // A failure is not kept: the key ring may have its key again at the next start, and a restart is no remedy.
    key.catch(() => map.delete(id));
    return key;
  }

  private async lookAgain(): Promise<Look> {
    const { keys, now } = await this.keys.look();
    const look = { keys, now, at: performance.now() };
    for (const map of [this.imported, this.opened])
      for (const id of map.keys()) if (!keys.some((key) => key.id === id)) map.delete(id);
    // Before the first pair there is nothing worth remembering: it signs as soon as it is published.
    this.last = keys.length > 0 ? look : undefined;
    return look;
  }
}

function timeBy({ now, at }: Look): Date {
  return new Date(now.getTime() + performance.now() - at);
}
