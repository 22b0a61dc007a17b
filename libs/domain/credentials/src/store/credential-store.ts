import { Aggregate, Conflict, DomainEvent, InvalidInput, type Environment } from '@latchkey/kernel';
import type { StoreSettings } from './store-descriptions.ts';
import type { SessionsOf } from './store-driver.ts';

/** With an interface we can call (the outcome is known at once), or without one (an executor answers later). */
export type StoreMode = 'synchronous' | 'asynchronous';

/** A kind of store: which driver speaks to it and what it can do. Tenants get the shipped ones and may copy them. */
export interface CredentialStoreType {
  readonly id: string;
  readonly name: string;
  /** The driver's key, such as `local`. */
  readonly driver: string;
  readonly mode: StoreMode;
  readonly canUnlock: boolean;
  readonly canReadLockState: boolean;
  readonly acceptsPassword: boolean;
  readonly canChange: boolean;
  /** What every store of the type is told beside its own settings. */
  readonly settings: StoreSettings;
}

export class CredentialStoreCreated extends DomainEvent {
  readonly name = 'credentials.store.created';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { storeId: this.subject };
  }
}

export class CredentialStoreDeleted extends DomainEvent {
  readonly name = 'credentials.store.deleted';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { storeId: this.subject };
  }
}

export class CredentialStoreUpdated extends DomainEvent {
  readonly name = 'credentials.store.updated';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { storeId: this.subject };
  }
}

export class CredentialStoreStatusChanged extends DomainEvent {
  readonly name = 'credentials.store.status-changed';
  constructor(
    readonly subject: string,
    readonly status: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { storeId: this.subject, status: this.status };
  }
}

export interface StoreContent {
  readonly name: string;
  /** Declares that a sign-in there asks for a second factor, which lets shorter passwords do (8 instead of 15). */
  readonly multiFactorSignIn: boolean;
  /** Declares that its passwords open the mailboxes of its people, so that a mail proves nothing to it (S-35). */
  readonly holdsMailboxes: boolean;
  readonly settings: StoreSettings;
  /** Where its settings send passwords and secrets, and who can open them. */
  readonly targets: readonly string[];
  /** Whether a store with these settings can end a lock. */
  readonly canUnlock: boolean;
  /** Whose sessions a store with these settings holds, and can end; nobody's when left out. */
  readonly sessionsOf?: SessionsOf | null;
}

export interface NewStore extends StoreContent {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly typeId: string;
  readonly createdAt: Date;
}

/** Letter case and the way a letter is composed do not tell names apart. */
export function storeNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** One place where passwords live. */
export class CredentialStore extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  typeId!: string;
  multiFactorSignIn!: boolean;
  holdsMailboxes!: boolean;
  settings!: StoreSettings;
  targets!: readonly string[];
  canUnlock!: boolean;
  sessionsOf!: SessionsOf | null;
  secretNames!: readonly string[];
  /** All secrets as one sealed value; null when there are none. */
  sealedSecrets!: Buffer | null;
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  /** Active, since who makes it for a tenant knows that it may be used; staff make one that waits for a decision. */
  static create({ tenantId, environment, id, typeId, createdAt, ...content }: NewStore): CredentialStore {
    const place = { tenantId, environment, id, typeId, createdAt };
    const made = Object.assign(new CredentialStore(), place, { status: 'active', version: 1 });
    made.keepSecrets([], null);
    made.apply(content);
    made.record(new CredentialStoreCreated(made.id));
    return made;
  }

  /**
   * Its type stays: another type is another store. Where passwords go changes only while nobody may use it, so that a
   * credential manager decides about the new place (PR-R03); and a secret of the old place is given anew, or whoever
   * may write settings could have it sent to a server of their own. Throws Conflict, InvalidInput.
   */
  change(content: StoreContent, givenSecrets: readonly string[]): void {
    if (this.leadsElsewhere(content)) {
      if (this.status === 'active') throw new Conflict(placeIsInUse);
      const kept = this.secretNames.filter((name) => !givenSecrets.includes(name));
      if (kept.length > 0) throw new InvalidInput(kept.map(giveAnew));
    }
    this.apply(content);
    this.record(new CredentialStoreUpdated(this.id));
  }

  keepSecrets(names: readonly string[], sealed: Buffer | null): void {
    this.secretNames = [...names].sort();
    this.sealedSecrets = sealed;
  }

  /** Throws InvalidInput with the secrets that every call would miss. */
  requireSecrets(names: readonly string[]): void {
    const missing = names.filter((name) => !this.secretNames.includes(name));
    if (missing.length === 0) return;
    const detail = 'Set this secret: without it the store cannot be used.';
    throw new InvalidInput(missing.map((name) => ({ pointer: `/secrets/${name}`, code: 'missing', detail })));
  }

  /** Only a credential manager decides whether a store may be used. */
  allow(usable: boolean): void {
    const status = usable ? 'active' : 'inactive';
    if (this.status === status) return;
    this.status = status;
    this.record(new CredentialStoreStatusChanged(this.id, status));
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new CredentialStoreDeleted(this.id));
  }

  private leadsElsewhere({ targets }: StoreContent): boolean {
    return [...targets].sort().join() !== [...this.targets].sort().join();
  }

  private apply({ name, ...content }: StoreContent): void {
    const { multiFactorSignIn, holdsMailboxes, settings, targets, canUnlock, sessionsOf = null } = content;
    const named = { name: name.normalize('NFC'), nameKey: storeNameKey(name) };
    const kept = { multiFactorSignIn, holdsMailboxes, settings, targets, canUnlock, sessionsOf };
    Object.assign(this, named, kept);
  }
}

const placeIsInUse =
  'This store is in use, and these settings lead to another server. Have a credential manager deactivate it first.';

const giveAnew = (name: string) => ({
  pointer: `/secrets/${name}`,
  code: 'give-anew',
  detail: 'These settings lead to another server. Give this secret again, or take it away.',
});
