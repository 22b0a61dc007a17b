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
  /** What the tenant knows of the person beside name and address. */
  readonly attributes: UserAttributes;
}

/** Who could be meant by an identifier, with what the local store keeps. Answered in persistence by one statement. */
export abstract class SignInAccounts {
  abstract find(identifierKey: string): Promise<SignInAccount | undefined>;
  abstract get(userId: string): Promise<SignInAccount | undefined>;
  /**
   * The same for one who is about to get a session: the hash cannot change until the transaction ends, so that a reset
   * at the same moment either comes first and is seen, or comes after and ends the session (S-33).
   */
  abstract getForSession(userId: string): Promise<SignInAccount | undefined>;
  /** Words of the account, the application and the tenant, of which no password is made. */
  abstract words(userId: string, applicationId: string): Promise<readonly string[]>;
}
