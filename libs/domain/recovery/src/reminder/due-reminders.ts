import type { UserAttributes } from '@latchkey/identity';

/** Somebody who could not recover, and has not been told so for as long as their process says. */
export interface DueReminder {
  readonly userId: string;
  /** Of the process by which they could recover. */
  readonly applicationId: string;
  readonly attributes: UserAttributes;
}

/** Who is to be reminded, by the last look at everybody (PR-T13). */
export abstract class DueReminders {
  /**
   * So many at most, who count as reminded from now on, unless the transaction fails. One statement: whoever claims at
   * the same time is given others, or nobody.
   */
  abstract claim(most: number): Promise<readonly DueReminder[]>;
}
