export interface SignInAccount {
  readonly userId: string;
  readonly displayName: string;
  readonly active: boolean;
  /** Null when no password was ever set in the local store. */
  readonly phc: string | null;
}

/** Who could be meant by an identifier, with what the local store keeps. Answered in persistence by one statement. */
export abstract class SignInAccounts {
  abstract find(identifierKey: string): Promise<SignInAccount | undefined>;
  abstract get(userId: string): Promise<SignInAccount | undefined>;
}
