import type { LockQuestion } from './lock-question.ts';

/** All questions after lock states of the environment. */
export abstract class LockQuestions {
  abstract add(question: LockQuestion): Promise<void>;
  /** Locked until the transaction ends; undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<LockQuestion | undefined>;
  /** Of this user, asked within five minutes and not answered yet. */
  abstract openOf(userId: string): Promise<string | undefined>;
}
