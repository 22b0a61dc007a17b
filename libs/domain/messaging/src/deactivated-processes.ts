import type { Appearance } from '@latchkey/tenancy';

/** A process that has deactivated itself, as it stands when a mail tells of it. */
export interface DeactivatedProcess {
  readonly name: string;
  /** What it lacks and what to do about it, one line for each. */
  readonly reason: string;
  /** How many other processes of the environment have deactivated themselves and are still inactive. */
  readonly others: number;
  /** Of its application, which may be disabled: that can be the reason. */
  readonly appearance: Appearance;
}

/** Asked of the recovery context, answered in persistence. */
export abstract class DeactivatedProcesses {
  /** Undefined once it is active again or deleted: there is nothing to tell any more. */
  abstract find(processId: string): Promise<DeactivatedProcess | undefined>;
}
