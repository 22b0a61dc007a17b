import type { StoreTest } from './store-test.ts';

/** How often a store was tested of late. */
export interface RecentTests {
  /** Asked within five minutes and not made yet; null when there is none. */
  readonly openId: string | null;
  readonly withinAnHour: number;
}

/** All tests of stores of the environment. */
export abstract class StoreTests {
  abstract add(test: StoreTest): Promise<void>;
  /** Locked until the transaction ends; undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<StoreTest | undefined>;
  abstract recent(storeId: string): Promise<RecentTests>;
}
