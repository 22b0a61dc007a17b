import { InvalidInput, type SecretChanges } from '@latchkey/kernel';
import type { StoreType } from '../store-type/store-type.ts';
import type { CredentialStore, StoreContent } from './credential-store.ts';
import { StoreKinds } from './store-kinds.ts';

/** What somebody writes of a store. */
export interface StoreDraft {
  readonly name: string;
  readonly multiFactorSignIn: boolean;
  readonly holdsMailboxes: boolean;
  readonly settings: object;
  /** What is not named stays; null takes one away. */
  readonly secrets: SecretChanges;
}

/** Reads drafts by the rules of their kind, whatever the edge checked. */
export class StoreDrafts {
  constructor(private readonly kinds: StoreKinds) {}

  /** Throws InvalidInput. */
  read(type: StoreType, { name, multiFactorSignIn, holdsMailboxes, ...draft }: StoreDraft): StoreContent {
    const { driver } = type;
    const settings = this.kinds.settings(driver, type.bind(draft.settings), type);
    const used = this.kinds.secretNames(driver, settings);
    const unknown = Object.keys(draft.secrets).filter(
      (secret) => draft.secrets[secret] && !used.includes(secret),
    );
    if (unknown.length > 0) throw new InvalidInput(unknown.map((secret) => unknownSecret(secret, used)));
    return {
      ...{ name, multiFactorSignIn, holdsMailboxes, settings },
      targets: this.kinds.targets(driver, settings),
      sessionsOf: this.kinds.sessionsOf(driver, settings),
      canUnlock: type.canUnlock && this.kinds.abilities(driver, settings).canUnlock,
    };
  }

  /** Throws InvalidInput with the secrets that are missing. */
  requireSecrets(store: CredentialStore, { driver }: StoreType): void {
    store.requireSecrets(this.kinds.secretNames(driver, store.settings));
  }
}

const unknownSecret = (name: string, used: readonly string[]) => ({
  pointer: `/secrets/${name}`,
  code: 'unknown',
  detail: `These settings use the secrets: ${used.join(', ') || 'none'}.`,
});
