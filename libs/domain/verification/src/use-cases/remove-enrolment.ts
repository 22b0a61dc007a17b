import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { EnrolmentRemoval } from '../enrolment/enrolment-removal.ts';
import { EnrollingIdentity } from '../enrolment/own-methods.ts';
import { EnrolmentMarks } from './begin-enrolment.ts';

/** A signed-in person takes a method away from themselves; what was kept of it is destroyed. */
export class RemoveEnrolment extends Command<null> {
  constructor(
    readonly sessionToken: string,
    readonly enrolmentId: string,
    readonly password: string,
    readonly locale: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveEnrolment)
export class RemoveEnrolmentHandler implements ICommandHandler<RemoveEnrolment> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: EnrollingIdentity,
    private readonly removal: EnrolmentRemoval,
    private readonly marks: EnrolmentMarks,
  ) {}

  async execute({ sessionToken, enrolmentId, password, locale }: RemoveEnrolment): Promise<null> {
    const known = await this.unitOfWork.read(() => this.identity.person(sessionToken));
    await this.identity.confirm(known, password);
    return this.unitOfWork.conclude(async () => {
      const person = await this.identity.person(sessionToken);
      const { removedAt, wasActive } = await this.removal.remove(enrolmentId, person.userId);
      if (wasActive) await this.marks.tellRemoved(person, locale, removedAt);
      return null;
    });
  }
}
