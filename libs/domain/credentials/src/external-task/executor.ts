import type { DescribedStore } from '../store/store-descriptions.ts';

/** Seals to an executor's own public key, so that neither a dump nor a log gives it back (BY-04). */
export abstract class ExecutorSealer {
  /** A compact JWE. Throws when the key is not one that parcels can be sealed to. */
  abstract seal(key: ExecutorKey, content: Readonly<Record<string, string>>): Promise<string>;
}

/** A public JSON Web Key. */
export type ExecutorKey = Readonly<Record<string, unknown>>;

/** A call as it came: the headers of Standard Webhooks, and the octets that they are about. */
export interface SignedCall {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

/** By what executors sign. Asked where they call, of external stores alone: what other stores keep is none of that. */
export abstract class ExecutorSecrets {
  /** Undefined for a store that is not there, that is not external, or that has none. */
  abstract of(storeId: string): Promise<string | undefined>;
}

export abstract class CallSignatures {
  /** Whether it was signed with this secret within 300 seconds of `now`, by the octets. Compares in constant time. */
  abstract prove(call: SignedCall, secret: string, now: Date): boolean;
}

/** What an executor is told of its task. */
export interface TaskOrder {
  readonly reference: string;
  readonly token: string;
  readonly operation: string;
  readonly userName: string;
  readonly sealedPassword: string | null;
  readonly mustChange: boolean;
  readonly deadline: string;
}

/** Tells an executor of its task where it wants to be called. */
export abstract class TaskPush {
  /** Whether the store's executor is called at all; the others come and ask. */
  abstract isWanted(store: DescribedStore): boolean;
  /** Undefined when it was taken; otherwise why not. */
  abstract push(store: DescribedStore, order: TaskOrder, now: Date): Promise<string | undefined>;
}
