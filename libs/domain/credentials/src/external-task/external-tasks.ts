import type { ExternalTask } from './external-task.ts';

/** All external tasks of the environment. */
export abstract class ExternalTasks {
  abstract add(task: ExternalTask): Promise<void>;
  /** Not locked: to know whose it is. */
  abstract find(id: string): Promise<ExternalTask | undefined>;
  /** Locked until the transaction ends. */
  abstract getForUpdate(id: string): Promise<ExternalTask | undefined>;
  abstract ofChange(changeId: string): Promise<ExternalTask | undefined>;
  /** What this call has claimed before, locked, whatever became of it; but for what another has claimed since. */
  abstract ofClaim(storeId: string, claimId: string): Promise<readonly ExternalTask[]>;
  /** The oldest that can be claimed, locked; what somebody else is claiming at this moment is passed over. */
  abstract lockClaimable(storeId: string, most: number, now: Date): Promise<readonly ExternalTask[]>;
}
