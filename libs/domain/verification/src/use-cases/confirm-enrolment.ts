import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NotFound, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { EnrollingPerson } from '../enrolment/enrolling-people.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { EnrolmentBox } from '../enrolment/enrolment-box.ts';
import { Enrolments } from '../enrolment/enrolments.ts';
import { PasswordNotConfirmed } from '@latchkey/sign-in';
import { EnrolmentNotConfirmed } from '../enrolment/errors.ts';
import { EnrollingIdentity, EnrolmentOffers } from '../enrolment/own-methods.ts';
import { EnrollableMethods, type ShownProof } from '../methods/enrollable-method.ts';
import { EnrolmentMarks } from './begin-enrolment.ts';

/**
 * The person shows that what was begun works. Answers from when on it proves (ISO 8601, UTC). What was begun by a mailed
 * link must still be the first. Throws SessionEndedError, NotFound, EnrolmentNotConfirmed, PasswordNotConfirmed.
 */
export class ConfirmEnrolment extends Command<{ readonly usableFrom: string }> {
  /** The try is counted before the transaction that concludes, so the key is claimed before that. */
  static readonly claimsFirst = true;
  constructor(
    readonly sessionToken: string,
    readonly enrolmentId: string,
    readonly locale: string,
    readonly shown: ShownProof,
  ) {
    super();
  }
}

/** Lets the method judge, and keeps what it wants kept. Called inside the concluding transaction. */
export class EnrolmentConfirmation {
  constructor(
    private readonly methods: EnrollableMethods,
    private readonly offers: EnrolmentOffers,
    private readonly enrolments: Enrolments,
    private readonly box: EnrolmentBox,
    private readonly marks: EnrolmentMarks,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  /** One of few tries. Called in a transaction of its own, before anything is compared (S-23). */
  async count(enrolment: Enrolment): Promise<void> {
    const now = await this.marks.now();
    if (!enrolment.mayBeConfirmed(now)) throw new NotFound();
    if (!enrolment.countTry()) throw new EnrolmentNotConfirmed('tries-spent');
  }

  /** Throws NotFound, EnrolmentNotConfirmed, PasswordNotConfirmed. */
  async judge(
    enrolment: Enrolment,
    person: EnrollingPerson,
    { shown, locale }: ConfirmEnrolment,
  ): Promise<{ readonly usableFrom: string }> {
    const now = await this.marks.now();
    const method = this.methods.find(enrolment.method);
    const offer = await this.offers.find(enrolment.verificationId);
    if (!method || !offer || !enrolment.sealedHolding || !enrolment.mayBeConfirmed(now)) throw new NotFound();
    const { tenantId, environment } = TenantContext.current();
    const { userId, userName, tenantName, applicationId, portalOrigin } = person;
    const occasion = {
      person: { tenantId, environment, userId, userName, tenantName, applicationId, portalOrigin },
      ...{ enrolmentId: enrolment.id, parameters: offer.parameters, now },
    };
    const holding = await this.box.open(enrolment.id, enrolment.sealedHolding);
    const verdict = await method.confirm(holding, shown, occasion);
    if (verdict.kind === 'refused') throw new EnrolmentNotConfirmed(verdict.reason);
    if (enrolment.lent && (await this.enrolments.hasActive(userId))) throw new PasswordNotConfirmed();
    const { mark = enrolment.mark } = verdict;
    if (mark !== enrolment.mark) await this.enrolments.requireDistinct(enrolment, mark);
    enrolment.confirm(await this.box.seal(enrolment.id, verdict.holding), now, mark);
    await this.marks.tellAdded(person, locale, now);
    return { usableFrom: (enrolment.usableFrom ?? now).toISOString() };
  }
}

@CommandHandler(ConfirmEnrolment)
export class ConfirmEnrolmentHandler implements ICommandHandler<ConfirmEnrolment> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: EnrollingIdentity,
    private readonly enrolments: Enrolments,
    private readonly confirmation: EnrolmentConfirmation,
  ) {}

  async execute(command: ConfirmEnrolment): Promise<{ readonly usableFrom: string }> {
    await this.unitOfWork.run(async () => this.confirmation.count((await this.held(command)).enrolment));
    await this.confirmation.ready();
    return this.unitOfWork.conclude(async () => {
      const { enrolment, person } = await this.held(command);
      return this.confirmation.judge(enrolment, person, command);
    });
  }

  private async held({ sessionToken, enrolmentId }: ConfirmEnrolment) {
    const person = await this.identity.person(sessionToken);
    const enrolment = await this.enrolments.getForUpdate(enrolmentId, person.userId);
    if (!enrolment) throw new NotFound();
    return { person, enrolment };
  }
}
