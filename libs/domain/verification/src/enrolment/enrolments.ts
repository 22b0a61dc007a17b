import type { Enrolment } from './enrolment.ts';

/** All enrolments of the environment. */
export abstract class Enrolments {
  /**
   * What was begun of the same verification is removed. Throws Conflict when the person has this one already, or has too
   * many of the verification.
   */
  abstract add(enrolment: Enrolment): Promise<void>;
  /** Locked until the transaction ends; undefined when it is not this person's, or there is none. */
  abstract getForUpdate(id: string, userId: string): Promise<Enrolment | undefined>;
  /** Called before a begun one gets a mark that was not known when it began. Throws Conflict. */
  abstract requireDistinct(enrolment: Enrolment, mark: string): Promise<void>;
  /** Whether the person has any active one. Held until the transaction ends: who enrols meanwhile waits. */
  abstract hasActive(userId: string): Promise<boolean>;
  /** The active ones of a person in a verification, the oldest first, locked until the transaction ends. */
  abstract activeForUpdate(userId: string, verificationId: string): Promise<readonly Enrolment[]>;
  /** Of one person: begun and active ones, the oldest first. */
  abstract of(userId: string): Promise<readonly Enrolment[]>;
}
