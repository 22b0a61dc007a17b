export interface StoredHash {
  /** PHC string, argon2id. */
  readonly phc: string;
  readonly fence: number;
}

/** Where the local store keeps its hashes. Implemented in persistence; the local store's driver uses it. */
export abstract class PasswordHashes {
  /** False when a newer attempt has been there already. */
  abstract put(storeId: string, userId: string, hash: StoredHash): Promise<boolean>;
  abstract find(storeId: string, userId: string): Promise<StoredHash | undefined>;
}

/** argon2id, with its parameters in one place. */
export abstract class PasswordHashing {
  abstract hash(password: string): Promise<string>;
  abstract verify(phc: string, password: string): Promise<boolean>;
}
