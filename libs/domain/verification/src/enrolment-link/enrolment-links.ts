import type { EnrolmentLink } from './enrolment-link.ts';

/** The enrolment links of the environment: one of each person at most. */
export abstract class EnrolmentLinks {
  /**
   * Puts the link in the place of the person's one before, and answers whether it did: not within the pause since that
   * one was issued, whatever became of it. One statement, so of a hundred at once one does.
   */
  abstract replace(link: EnrolmentLink): Promise<boolean>;
  /** When the person's link was issued. */
  abstract issuedAt(userId: string): Promise<Date | undefined>;
  /** By the digest of its token, locked until the transaction ends. */
  abstract getForUpdate(digest: Buffer): Promise<EnrolmentLink | undefined>;
  /** The same, of a person. */
  abstract ofUserForUpdate(userId: string): Promise<EnrolmentLink | undefined>;
}
