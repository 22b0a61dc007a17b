import type { StoreType } from './store-type.ts';

/** All types of stores of the environment. */
export abstract class StoreTypes {
  /** Undefined when there is none. */
  abstract find(id: string): Promise<StoreType | undefined>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<StoreType>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(type: StoreType): Promise<void>;
  abstract remove(type: StoreType): Promise<void>;
}
