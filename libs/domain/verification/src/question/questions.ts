import type { Question } from './question.ts';

/** All questions of the environment. */
export abstract class Questions {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Question>;
  /** Throws Conflict when a language has one of its texts already (PR-B39). */
  abstract add(question: Question): Promise<void>;
  /** After its wording has changed. Throws Conflict when another question has one of its texts. */
  abstract keepWording(question: Question): Promise<void>;
  /** How many enrolments of people have it. Of a locked one the number only falls. */
  abstract usedBy(id: string): Promise<number>;
  abstract remove(question: Question): Promise<void>;

  async isUsed(id: string): Promise<boolean> {
    return (await this.usedBy(id)) > 0;
  }
}
