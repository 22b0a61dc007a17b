import { hours } from '@latchkey/kernel';

/** One alarm for each store within this time: a broken executor contradicts a hundred tasks at once. */
export const alarmPause = hours(1);

/** When administrators were last told of a contradiction, for each store. */
export abstract class ContradictionAlarms {
  /**
   * Takes the alarm of the task's store, in one statement: undefined when the store had its alarm within the hour, when
   * its last one was of this task, or when the task was not contradicted. Answers the application in whose name to tell.
   */
  abstract take(taskId: string, now: Date): Promise<string | undefined>;
}
