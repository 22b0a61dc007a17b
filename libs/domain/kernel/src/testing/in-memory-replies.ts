import { ReplyKeys, ReplySealer, type ReplyKey } from '../sealer.ts';
import type { ParcelShelf } from './in-memory-hand-over.ts';

/** Pairs that are names: what was left for a name is fetched by whoever made it. */
export class InMemoryReplyKeys extends ReplyKeys {
  constructor(private readonly shelf: ParcelShelf) {
    super();
  }

  make(): Promise<ReplyKey> {
    const publicKey = `reply-${crypto.randomUUID()}`;
    const open = (parcel: string) => {
      const found = this.shelf.fetch(parcel);
      return Promise.resolve(found?.purpose === publicKey ? found.content : undefined);
    };
    return Promise.resolve({ publicKey, open });
  }
}

export class InMemoryReplySealer extends ReplySealer {
  constructor(private readonly shelf: ParcelShelf) {
    super();
  }

  seal(publicKey: string, content: Readonly<Record<string, string>>): Promise<string> {
    return Promise.resolve(this.shelf.leave({ purpose: publicKey, content }));
  }
}
