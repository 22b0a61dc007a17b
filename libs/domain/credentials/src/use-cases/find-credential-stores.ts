import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { StoreSettings } from '../store/store-descriptions.ts';
import type { CredentialStoreType } from '../store/credential-store.ts';

export interface CredentialStoreView {
  readonly id: string;
  readonly name: string;
  readonly typeId: string;
  readonly mode: CredentialStoreType['mode'];
  readonly multiFactorSignIn: boolean;
  readonly holdsMailboxes: boolean;
  readonly status: 'active' | 'inactive';
  /** None of its secrets is among them. */
  readonly settings: StoreSettings;
  readonly secretNames: readonly string[];
  readonly createdAt: Date;
  readonly version: number;
  /** Whether the worker reached it when it last called or looked; null: it was never out of the house's own reach. */
  readonly reached: boolean | null;
  /** Since when that is so. */
  readonly reachedSince: Date | null;
}

/** Stores of the environment, oldest first. */
export class FindCredentialStores extends Query<Page<CredentialStoreView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindCredentialStore extends Query<CredentialStoreView> {
  constructor(readonly storeId: string) {
    super();
  }
}

/** Which kinds of store there are. */
export class FindCredentialStoreTypes extends Query<Page<CredentialStoreType>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindCredentialStoreType extends Query<CredentialStoreType> {
  constructor(readonly typeId: string) {
    super();
  }
}
