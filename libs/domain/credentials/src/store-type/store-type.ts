import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';
import { storeNameKey, type StoreMode } from '../store/credential-store.ts';
import type { StoreSettings } from '../store/store-descriptions.ts';
import type { StoreKind } from '../store/store-kinds.ts';

abstract class StoreTypeEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { storeTypeId: this.subject };
  }
}

export class StoreTypeCreated extends StoreTypeEvent {
  readonly name = 'credentials.store-type.created';
}
export class StoreTypeCopied extends StoreTypeEvent {
  readonly name = 'credentials.store-type.copied';
}
export class StoreTypeDeleted extends StoreTypeEvent {
  readonly name = 'credentials.store-type.deleted';
}

type Abilities = Pick<
  StoreKind,
  'driver' | 'mode' | 'canUnlock' | 'canReadLockState' | 'acceptsPassword' | 'canChange'
>;

export interface NewStoreType {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
  readonly settings: StoreSettings;
}

/** A kind of store as this tenant uses it, under a name of its own and bound to what all stores of it share (PR-T07). */
export class StoreType extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  driver!: string;
  mode!: StoreMode;
  canUnlock!: boolean;
  canReadLockState!: boolean;
  acceptsPassword!: boolean;
  canChange!: boolean;
  /** Part of the settings of each store of it. They stay as they are: stores rely on where they lead. */
  settings!: StoreSettings;

  /** With the abilities of its kind. A kind that is told later does not take a password where the type says so. */
  static create(kind: StoreKind, type: NewStoreType, acceptsPassword: boolean): StoreType {
    const made = StoreType.of(kind, type);
    made.acceptsPassword = kind.acceptsPassword && acceptsPassword;
    made.record(new StoreTypeCreated(made.id));
    return made;
  }

  /** The same abilities, spoken to by the same driver, and bound to something else where that is given. */
  copy(id: string, name: string, settings: StoreSettings = this.settings): StoreType {
    const { tenantId, environment } = this;
    const made = StoreType.of(this, { tenantId, environment, id, name, settings });
    made.record(new StoreTypeCopied(id));
    return made;
  }

  /** What a store of it is told: its own settings, and those of the type where it has none. */
  bind(own: object): Record<string, unknown> {
    return { ...this.settings, ...own };
  }

  private static of(like: Abilities, { name, ...type }: NewStoreType): StoreType {
    const { driver, mode, canUnlock, canReadLockState, acceptsPassword, canChange } = like;
    return Object.assign(new StoreType(), type, {
      ...{ name: name.normalize('NFC'), nameKey: storeNameKey(name) },
      ...{ driver, mode, canUnlock, canReadLockState, acceptsPassword, canChange },
    });
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new StoreTypeDeleted(this.id));
  }
}
