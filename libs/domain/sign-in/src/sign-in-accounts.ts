import type { UserAttributes } from '@latchkey/identity';

export interface SignInAccount {
  readonly userId: string;
  readonly displayName: string;
  readonly active: boolean;
  /** No password is right while it is. */
  readonly locked: boolean;
  /** Whether the owner is to choose another password: this one was made for them. */
  readonly mustChange: boolean;
  /** Null when no password was ever set in the local store. */
  readonly phc: string | null;
  /** In which the password is. */
  readonly storeId: string;
  /** Whether that store is ours; only the worker can ask another one. */
  readonly keptHere: boolean;
  /** By which the account is known there. */
  readonly userName: string;
  /** Of the attempt that set the password here; of the last one that we began elsewhere. Null when none did. */
  readonly fence: number | null;
  /** Which kind of hash another system has made of it; null for our own. */
  readonly foreignKind: string | null;
  /** What the tenant knows of the person beside name and address. */
  readonly attributes: UserAttributes;
}

/** Where passwords are. */
export type HomeStore = Pick<SignInAccount, 'storeId' | 'keptHere'>;

/** Who was looked up, and what a sign-in costs here, whoever that was. */
export interface FoundAccount {
  readonly account: SignInAccount | undefined;
  /** The store in which people of the application have their passwords; undefined when no process says so. */
  readonly home: HomeStore | undefined;
  /** Kinds of other systems' hashes that wait in this environment for their owners to sign in. */
  readonly foreignKinds: readonly string[];
}

/** Who could be meant by an identifier, with what the local store keeps. Answered in persistence by one statement. */
export abstract class SignInAccounts {
  abstract find(identifierKey: string, applicationId: string): Promise<FoundAccount>;
  abstract get(userId: string): Promise<SignInAccount | undefined>;
  /**
   * The same for one who is about to get a session: neither the hash can change, nor an attempt at another store begin,
   * until the transaction ends, so that a reset at the same moment either comes first and is seen, or comes after and
   * ends the session (S-33).
   */
  abstract getForSession(userId: string): Promise<SignInAccount | undefined>;
  /** Our own hash takes the place of one of another system, if that is still there. The attempt's number stays. */
  abstract replaceForeignHash(userId: string, foreign: string, own: string): Promise<void>;
  /** Words of the account, the application and the tenant, of which no password is made. */
  abstract words(userId: string, applicationId: string): Promise<readonly string[]>;
}
