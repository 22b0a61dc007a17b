import type { CredentialStore } from './credential-store.ts';

/** All stores of the environment. */
export abstract class CredentialStores {
  /** Throws NotFound. */
  abstract getForUpdate(id: string): Promise<CredentialStore>;
  /** Undefined when there is none. */
  abstract find(id: string): Promise<CredentialStore | undefined>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(store: CredentialStore): Promise<void>;
  /** Called before a store takes a name. Throws Conflict when another one has it. */
  abstract reserveName(store: Pick<CredentialStore, 'id'>, name: string): Promise<void>;
  abstract remove(store: CredentialStore): Promise<void>;
}
