import type { MethodKey } from '../methods/method-traits.ts';
import type { DisabledMethod } from './disabled-method.ts';

/** Methods that the tenant has switched off in this environment. */
export abstract class DisabledMethods {
  /** Throws Conflict when the method is disabled already. */
  abstract add(disabled: DisabledMethod): Promise<void>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<DisabledMethod>;
  abstract isDisabled(method: MethodKey): Promise<boolean>;
  abstract remove(disabled: DisabledMethod): Promise<void>;
}
