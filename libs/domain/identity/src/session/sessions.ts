import type { Session } from './session.ts';

/** Of one person's sessions, the newest so many are shown. */
export const mostShown = 100;

/** All sessions of the environment. */
export abstract class Sessions {
  abstract add(session: Session): Promise<void>;
  /** By the digest of its token; undefined when there is none. */
  abstract find(digest: Buffer): Promise<Session | undefined>;
  /** By its id, locked until the transaction ends; undefined when there is none. */
  abstract getForUpdate(id: string): Promise<Session | undefined>;
  /** Those of a user that are alive, the newest first, at most `mostShown`. */
  abstract alive(userId: string, now: Date): Promise<Session[]>;
  /** Ends every session of a user but this one; answers how many were alive. */
  abstract revokeOthers(session: Session, now: Date): Promise<number>;
  /** Ends every session of a user; answers how many were alive. */
  abstract revokeAll(userId: string, now: Date): Promise<number>;
}
