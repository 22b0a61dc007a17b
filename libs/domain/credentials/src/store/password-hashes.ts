/** What an attempt writes. */
export interface HashToStore {
  /** PHC string of our own hash. */
  readonly phc: string;
  readonly fence: number;
  readonly mustChange: boolean;
  /** Ends a lock; without it a locked account stays locked. */
  readonly unlock: boolean;
}

export interface StoredHash extends Omit<HashToStore, 'unlock'> {
  readonly locked: boolean;
}

/** What became of an unlock: a newer attempt may have been there already, or there is no password to unlock. */
export type UnlockedHash = 'unlocked' | 'superseded' | 'absent';

/** Where the local store keeps its hashes. Implemented in persistence; the local store's driver uses it. */
export abstract class PasswordHashes {
  /** False when a newer attempt has been there already. */
  abstract put(storeId: string, userId: string, hash: HashToStore): Promise<boolean>;
  abstract find(storeId: string, userId: string): Promise<StoredHash | undefined>;
  /** Ends a lock by an attempt, which is remembered like one that set a password. */
  abstract unlock(storeId: string, userId: string, fence: number): Promise<UnlockedHash>;
  /** From now on no password is right, until the lock is ended. False when there is no password to lock. */
  abstract lock(storeId: string, userId: string): Promise<boolean>;
}

/** argon2id, with its parameters in one place; compared is also with hashes that other systems have made. */
export abstract class PasswordHashing {
  abstract hash(password: string): Promise<string>;
  /** Throws when the text is no hash. */
  abstract verify(phc: string, password: string): Promise<boolean>;
}
