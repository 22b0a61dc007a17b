import type { UsedBy } from '@latchkey/kernel';

/** Asked of those who lie above or beside: who needs a store, or a type of stores. Answered in persistence. */
export abstract class StoreUsage {
  /** Active processes that recover its passwords, and people whose password it holds; at most twenty of each. */
  abstract of(storeId: string): Promise<readonly UsedBy[]>;
  /** Stores of the type, whatever their status; at most twenty. */
  abstract ofType(typeId: string): Promise<readonly UsedBy[]>;
}
