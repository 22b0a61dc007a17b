import type { CredentialChange } from './credential-change.ts';

/** What the worker needs beside the change itself. */
export interface ChangeTarget {
  readonly driver: string;
  readonly userName: string;
}

/** All credential changes of the environment. */
export abstract class CredentialChanges {
  abstract add(change: CredentialChange): Promise<void>;
  /** Locked until the transaction ends; undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<CredentialChange | undefined>;
  abstract target(change: CredentialChange): Promise<ChangeTarget>;
  /** The next fencing number of an account in a store; never given out twice. */
  abstract nextFence(storeId: string, userId: string): Promise<number>;
}
