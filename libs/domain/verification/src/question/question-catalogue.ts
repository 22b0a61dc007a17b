import type { QuestionWording } from './question-texts.ts';

export interface CatalogueQuestion extends QuestionWording {
  readonly id: string;
}

/** Which questions one enrolment has (PR-T02); what was answered is in its sealed holding. */
export interface EnrolledQuestions {
  readonly enrolmentId: string;
  readonly userId: string;
  readonly questionIds: readonly string[];
}

/** The questions of the environment as people meet them. */
export abstract class QuestionCatalogue {
  /** What can be chosen: the active ones, oldest first. */
  abstract active(): Promise<readonly CatalogueQuestion[]>;
  /** The active ones of these. They can be neither changed nor deleted until the transaction ends. */
  abstract heldActive(ids: readonly string[]): Promise<readonly CatalogueQuestion[]>;
  /** These, whether active or not, in the order of `ids`: for who has enrolled them. */
  abstract find(ids: readonly string[]): Promise<readonly CatalogueQuestion[]>;
  /** What others know this person by: names and addresses. */
  abstract namesOf(userId: string): Promise<readonly string[]>;
  /** Nobody can delete them until they are released. */
  abstract keepEnrolled(enrolled: EnrolledQuestions): Promise<void>;
  /** When the enrolment was removed. */
  abstract releaseEnrolled(enrolmentId: string): Promise<void>;
}
