import type { CredentialStore } from './credential-store.ts';

/** All stores of the environment. */
export abstract class CredentialStores {
  /** Throws NotFound. */
  abstract getForUpdate(id: string): Promise<CredentialStore>;
  abstract typeExists(typeId: string): Promise<boolean>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(store: CredentialStore): Promise<void>;
  abstract remove(store: CredentialStore): Promise<void>;
}
