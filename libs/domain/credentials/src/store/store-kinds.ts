import type { SessionsOf } from './store-driver.ts';
import type { StoreMode } from './credential-store.ts';
import type { StoreSettings } from './store-descriptions.ts';

/** What a store can do beside resetting. */
export interface StoreAbilities {
  readonly canUnlock: boolean;
  readonly canReadLockState: boolean;
  readonly canChange: boolean;
}

/** A kind of store that the house can speak to, and the most that one of it can do. */
export interface StoreKind extends StoreAbilities {
  /** The driver's key, such as `local`. */
  readonly driver: string;
  readonly name: string;
  readonly mode: StoreMode;
  readonly acceptsPassword: boolean;
  /** Whether its connection can be tested, and its reach is looked at. */
  readonly canTest: boolean;
  /** Refused in the live environment (S-49). */
  readonly testOnly: boolean;
  /** Whether an account there is its name and has no id beside it: who was renamed is somebody else there. */
  readonly namesAreAccounts: boolean;
}

/** Which kinds there are, and what each wants to be told. They are code: a tenant makes types of them. */
export abstract class StoreKinds {
  abstract all(): readonly StoreKind[];
  /** With what was left out, for a store of this type. Throws InvalidInput with pointers below `/settings`. */
  abstract settings(driver: string, given: object, type: Pick<StoreKind, 'acceptsPassword'>): StoreSettings;
  /** That what all stores of a type share can be part of their settings. Throws InvalidInput. */
  abstract requireShared(driver: string, given: object, type: Pick<StoreKind, 'acceptsPassword'>): void;
  /** Names of the secrets that these settings use; without one of them nothing works. */
  abstract secretNames(driver: string, settings: StoreSettings): readonly string[];
  /** Where passwords and secrets go with these settings: hosts as `host:port`, and marks of keys that open passwords. */
  abstract targets(driver: string, settings: StoreSettings): readonly string[];
  /** What a store with these settings can do: some can do what is described of them. */
  abstract abilities(driver: string, settings: StoreSettings): StoreAbilities;
  /** Whose sessions a store with these settings holds, and can end; null for nobody's. */
  abstract sessionsOf(driver: string, settings: StoreSettings): SessionsOf | null;

  find(driver: string): StoreKind | undefined {
    return this.all().find((kind) => kind.driver === driver);
  }
}
