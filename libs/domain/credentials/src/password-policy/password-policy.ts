/** Why a password is not good enough; the words are safe to show. */
export interface PasswordFault {
  readonly code:
    'required' | 'too-short' | 'too-long' | 'common' | 'breached' | 'contains-context' | 'not-text';
  readonly detail: string;
}

export interface PasswordVerdict {
  /** NFC, and otherwise exactly as typed. */
  readonly password: string;
  /** All faults at once; empty when the password may be used. */
  readonly faults: readonly PasswordFault[];
}

/** Told to clients before anybody types. Lengths are in code points. */
export interface PolicyDescription {
  readonly minLength: number;
  readonly maxLength: number;
  readonly blocklist: boolean;
  readonly breachedCheck: boolean;
  readonly contextWords: boolean;
}

export abstract class PasswordPolicy {
  abstract describe(): PolicyDescription;
  /** `context`: words of the account and the tenant. Never throws for a bad password. */
  abstract examine(typed: string, context: readonly string[]): Promise<PasswordVerdict>;
}

/** The policy that holds for a store. */
export abstract class PasswordPolicies {
  /** Asked inside a unit of work. Throws NotFound when there is no such store. */
  abstract of(storeId: string): Promise<PasswordPolicy>;
  /** The policy of a store whose declaration is known already. */
  abstract declared(multiFactorSignIn: boolean): PasswordPolicy;
}
