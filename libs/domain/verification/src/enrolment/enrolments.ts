import type { Enrolment } from './enrolment.ts';

/** All enrolments of the environment. */
export abstract class Enrolments {
  /** Throws Conflict when the person has this verification already. */
  abstract add(enrolment: Enrolment): Promise<void>;
  /** Locked until the transaction ends; undefined when it is not this person's, or there is none. */
  abstract getForUpdate(id: string, userId: string): Promise<Enrolment | undefined>;
  /** The active one of a person in a verification, locked until the transaction ends. */
  abstract activeForUpdate(userId: string, verificationId: string): Promise<Enrolment | undefined>;
  /** Of one person: begun and active ones, the oldest first. */
  abstract of(userId: string): Promise<readonly Enrolment[]>;
}
