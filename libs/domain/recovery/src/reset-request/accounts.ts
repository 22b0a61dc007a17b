import type { Identification } from '@latchkey/identity';

/** The account that somebody means, if it may be recovered. */
export interface FoundAccount {
  readonly userId: string;
  readonly email: string;
}

/** A name that was planted to be tried: nobody has it (BY-22). */
export interface FoundDecoy {
  readonly decoyId: string;
}

/** Words that a new password may not be made of. */
export interface AccountWords {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly tenantName: string;
  readonly applicationName: string;
}

/** Where the person is, for methods that are bound to it. */
export interface AccountPlace {
  readonly userName: string;
  readonly tenantName: string;
  readonly portalOrigin: string;
}

/** Where an account is looked for. */
export interface Searched {
  readonly storeId: string;
  readonly identification: Identification;
  /** Only members of one of these groups; null for everyone. */
  readonly groupIds: readonly string[] | null;
  /** Whether privileged accounts are found. */
  readonly recoversPrivileged: boolean;
}

/** Asked of identity, answered in persistence: one statement, the same for every answer. */
export abstract class Accounts {
  /**
   * Undefined for an unknown or a disabled account, for one whose password lies in another store, for one that the
   * process does not apply to, for a privileged one that needs stronger proofs than it asks for, and for an attribute
   * whose value more than one user has (S-05, BY-13).
   */
  abstract find(identifierKey: string, searched: Searched): Promise<FoundAccount | FoundDecoy | undefined>;
  abstract words(userId: string, applicationId: string): Promise<AccountWords>;
  abstract place(userId: string, applicationId: string): Promise<AccountPlace>;
}
