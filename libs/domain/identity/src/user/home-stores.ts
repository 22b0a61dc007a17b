import type { User } from './user.ts';

/** What is wrong with the hash of a password that a person brings along. */
export interface BroughtHashFault {
  readonly code: string;
  /** Never holds the hash. */
  readonly detail: string;
}

/** The stores that hold users' passwords, and what they take along from other systems. */
export abstract class HomeStores {
  abstract exists(storeId: string): Promise<boolean>;
  /** Undefined when the store takes the hash, and comparing with it costs no sign-in too much. */
  abstract hashFault(storeId: string, hash: string): Promise<BroughtHashFault | undefined>;
  abstract hasPassword(user: Pick<User, 'id' | 'storeId'>): Promise<boolean>;
  /** For a user without a password, and a hash without fault. Any later change of the password replaces it. */
  abstract keepHash(user: Pick<User, 'id' | 'storeId'>, hash: string): Promise<void>;
}
