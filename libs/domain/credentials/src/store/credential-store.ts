import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';

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

/** One place where passwords live. */
export class CredentialStore extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  typeId!: string;
  /** Declares that a sign-in there asks for a second factor, which lets shorter passwords do (8 instead of 15). */
  multiFactorSignIn!: boolean;
  /** Declares that its passwords open the mailboxes of its people, so that a mail proves nothing to it (S-35). */
  holdsMailboxes!: boolean;
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  static create(store: {
    tenantId: string;
    environment: Environment;
    id: string;
    name: string;
    typeId: string;
    multiFactorSignIn: boolean;
    holdsMailboxes: boolean;
    createdAt: Date;
  }): CredentialStore {
    const made = Object.assign(new CredentialStore(), store, { status: 'active', version: 1 });
    made.nameKey = store.name.normalize('NFC').toLowerCase();
    made.record(new CredentialStoreCreated(made.id));
    return made;
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
}
