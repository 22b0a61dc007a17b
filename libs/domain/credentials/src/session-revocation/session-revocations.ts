import type { SessionAccount } from '../store/store-driver.ts';
import type { SessionRevocation } from './session-revocation.ts';

/** Whom to ask, and about whom. */
export interface RevocationTarget {
  readonly driver: string;
  readonly account: SessionAccount;
}

/** All revocations of sessions of the environment. */
export abstract class SessionRevocations {
  abstract add(revocation: SessionRevocation): Promise<void>;
  /** Locked until the transaction ends; undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<SessionRevocation | undefined>;
  /**
   * The active stores that hold sessions of this user: the user's own store if it holds those of its accounts, and every
   * one that holds those of everybody.
   */
  abstract holders(userId: string): Promise<readonly string[]>;
  /** Undefined when the store or the user is gone. */
  abstract target(revocation: SessionRevocation): Promise<RevocationTarget | undefined>;
}
