/** Whether stores answer, as far as the worker has seen: asked before anybody is made to prove anything. */
export abstract class StoreReach {
  /** What a call came to. A store that was never looked at is not looked at because it answered. */
  abstract met(storeId: string, reached: boolean): Promise<void>;
  /** What the last look came to. */
  abstract note(storeId: string, reached: boolean): Promise<void>;
  /** It is not looked at any more. */
  abstract forget(storeId: string): Promise<void>;
}
