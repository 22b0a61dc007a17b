import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';
import type { StoreMode } from '../store/credential-store.ts';

abstract class StoreTypeEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { storeTypeId: this.subject };
  }
}

export class StoreTypeCopied extends StoreTypeEvent {
  readonly name = 'credentials.store-type.copied';
}
export class StoreTypeDeleted extends StoreTypeEvent {
  readonly name = 'credentials.store-type.deleted';
}

/** A kind of store of this tenant: a shipped one, or a copy of one under a name of its own (PR-T07). */
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

  /** The same abilities, spoken to by the same driver. */
  copy(id: string, name: string): StoreType {
    const { tenantId, environment, driver, mode, canUnlock, canReadLockState, acceptsPassword } = this;
    const made = Object.assign(new StoreType(), {
      ...{ tenantId, environment, id, name, nameKey: name.normalize('NFC').toLowerCase() },
      ...{ driver, mode, canUnlock, canReadLockState, acceptsPassword },
    });
    made.record(new StoreTypeCopied(id));
    return made;
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new StoreTypeDeleted(this.id));
  }
}
