import type { StaffRole } from '@latchkey/kernel';
import type { SessionStanding } from '../second-factor/standing.ts';
import type { StaffSession } from './staff-session.ts';

/** Who holds a session that counts at this moment, with the roles of this moment (S-45). */
export interface StaffAtWork {
  readonly sessionId: string;
  readonly staffId: string;
  readonly roles: readonly StaffRole[];
  readonly standing: SessionStanding;
  /** False when a dangerous action needs a factor first: none was shown within the last minutes. */
  readonly steppedUp: boolean;
}

/** All sessions of the tenant's staff. */
export abstract class StaffSessions {
  abstract add(session: StaffSession): Promise<void>;
  /** By the digest of its token, locked; undefined when there is none. */
  abstract find(digest: Buffer): Promise<StaffSession | undefined>;
  /**
   * Who works with this token: undefined when the session is over or idle for too long, or when the member or the
   * tenant may not work. Notes that the session was seen. By the database's clock.
   */
  abstract enter(digest: Buffer): Promise<StaffAtWork | undefined>;
  /** A second factor was shown in it, at this moment of the database. False when the session is over. */
  abstract raise(digest: Buffer): Promise<boolean>;
  /** What the browser of this session is to sign, in place of what it was to sign before. */
  abstract keepChallenge(digest: Buffer, challenge: string): Promise<void>;
  /** For exactly one caller, within five minutes; undefined for everybody else. */
  abstract answerChallenge(digest: Buffer): Promise<string | undefined>;
  /** Ends every session of a member. */
  abstract revokeAll(staffId: string, now: Date): Promise<void>;
}
