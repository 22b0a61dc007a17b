import type { Appearance } from '@latchkey/tenancy';

/** How a task of an external system ended. */
export const taskEnds = ['completed_with_success', 'completed_with_failure', 'expired', 'withdrawn'] as const;
export type TaskEnd = (typeof taskEnds)[number];

/** A task of which something was said that its end does not agree with, as it stands when a mail tells of it. */
export interface ContradictedTask {
  readonly storeName: string;
  /** By which the external system knows it. */
  readonly reference: string;
  readonly ended: TaskEnd;
  /** How many other tasks of the store were contradicted within the last 24 hours. */
  readonly others: number;
  /** Of the application in which somebody asked for the change. */
  readonly appearance: Appearance;
}

/** Asked of the credentials context, answered in persistence. */
export abstract class ContradictedTasks {
  /** Undefined once it is removed: there is nothing to tell any more. */
  abstract find(taskId: string): Promise<ContradictedTask | undefined>;
}
