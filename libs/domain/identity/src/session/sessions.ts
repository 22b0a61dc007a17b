import type { Session } from './session.ts';

/** All sessions of the environment. */
export abstract class Sessions {
  abstract add(session: Session): Promise<void>;
  /** By the digest of its token, locked; undefined when there is none. */
  abstract find(digest: Buffer): Promise<Session | undefined>;
  /** Ends every session of a user; answers how many were alive. */
  abstract revokeAll(userId: string, now: Date): Promise<number>;
}
