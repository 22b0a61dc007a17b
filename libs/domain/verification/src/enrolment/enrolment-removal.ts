import { Clock, NotFound } from '@latchkey/kernel';
import { QuestionCatalogue } from '../question/question-catalogue.ts';
import { Enrolments } from './enrolments.ts';

export interface RemovedEnrolment {
  readonly removedAt: Date;
  /** Whether the person could prove by it: one that was only begun is missed by nobody. */
  readonly wasActive: boolean;
}

/** Takes a method away from a person, and lets go of what the tenant keeps for it. */
export class EnrolmentRemoval {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly catalogue: QuestionCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Called inside the concluding transaction. Throws NotFound when it is not this person's. */
  async remove(enrolmentId: string, userId: string): Promise<RemovedEnrolment> {
    const enrolment = await this.enrolments.getForUpdate(enrolmentId, userId);
    if (!enrolment) throw new NotFound();
    const removedAt = await this.clock.now();
    const wasActive = enrolment.status === 'active';
    enrolment.remove(removedAt);
    await this.catalogue.releaseEnrolled(enrolmentId);
    return { removedAt, wasActive };
  }
}
