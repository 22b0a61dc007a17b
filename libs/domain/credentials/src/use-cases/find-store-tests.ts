import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { StoreCheck } from '../store/store-check.ts';

export interface StoreTestView {
  readonly id: string;
  readonly storeId: string;
  readonly state: 'asked' | 'passed' | 'failed';
  /** Null until it was made. */
  readonly checks: readonly StoreCheck[] | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

/** Tests of a store, newest first. Throws NotFound when there is no such store. */
export class FindStoreTests extends Query<Page<StoreTestView>> {
  constructor(
    readonly storeId: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindStoreTest extends Query<StoreTestView> {
  constructor(readonly testId: string) {
    super();
  }
}
