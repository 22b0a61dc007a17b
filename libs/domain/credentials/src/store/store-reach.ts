/** Whether stores answer, as far as the worker has seen: asked before anybody is made to prove anything. */
export abstract class StoreReach {
  /** What the last call or look came to. */
  abstract note(storeId: string, reached: boolean): Promise<void>;
  /** It is not looked at any more. */
  abstract forget(storeId: string): Promise<void>;
}
