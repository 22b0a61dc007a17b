import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { EnrollingPerson, EnrolmentOffer } from '../enrolment/enrolling-people.ts';
import { Enrolment } from '../enrolment/enrolment.ts';
import { EnrolmentBox } from '../enrolment/enrolment-box.ts';
import { Enrolments } from '../enrolment/enrolments.ts';
import { PasswordNotConfirmed } from '@latchkey/sign-in';
import { MethodNotices } from '../enrolment/method-notices.ts';
import { EnrollingIdentity, EnrolmentOffers } from '../enrolment/own-methods.ts';
import { EnrollableMethods, type BegunEnrolment, type ShownProof } from '../methods/enrollable-method.ts';

/** What the person's page gets, once. */
export interface BegunOwnEnrolment {
  readonly id: string;
  readonly status: Enrolment['status'];
  readonly shown: BegunEnrolment['shown'];
  readonly usableFrom: string | null;
}

/**
 * Somebody enrols in a method. It counts once it is confirmed, where the method wants that, and proves after its
 * quarantine. Without a password only whoever came by a mailed link, and only in a first method (S-36). Throws
 * SessionEndedError, PasswordNotConfirmed, NotFound, Conflict, InvalidInput.
 */
export class BeginEnrolment extends Command<BegunOwnEnrolment> {
  constructor(
    readonly sessionToken: string,
    readonly verificationId: string,
    readonly password: string | undefined,
    readonly locale: string,
    readonly given: ShownProof = {},
  ) {
    super();
  }
}

interface Wanted {
  readonly person: EnrollingPerson;
  readonly offer: EnrolmentOffer;
  readonly given: ShownProof;
  readonly locale: string;
  /** Without the password. */
  readonly lent: boolean;
}

/** Makes an enrolment and keeps it. Called inside the concluding transaction. */
export class EnrolmentEntry {
  constructor(
    private readonly methods: EnrollableMethods,
    private readonly enrolments: Enrolments,
    private readonly box: EnrolmentBox,
    private readonly marks: EnrolmentMarks,
  ) {}

  async ready(): Promise<void> {
    await Promise.all([this.box.ready(), this.methods.ready()]);
  }

  async write({ person, offer, given, locale, lent }: Wanted): Promise<BegunOwnEnrolment> {
    const method = this.methods.find(offer.method);
    if (!method) throw new NotFound();
    if (lent && (await this.enrolments.hasActive(person.userId))) throw new PasswordNotConfirmed();
    const { tenantId, environment } = TenantContext.current();
    const { id, now } = await this.marks.next();
    const { userId, userName, tenantName, applicationId, portalOrigin, privileged } = person;
    const occasion = {
      person: { tenantId, environment, userId, userName, tenantName, applicationId, portalOrigin },
      ...{ enrolmentId: id, parameters: offer.parameters, now, locale },
    };
    const begun = await method.begin(occasion, given);
    const sealedHolding = await this.box.seal(id, begun.holding);
    const enrolment = Enrolment.begin({
      ...{ tenantId, environment, id, userId, privileged, lent, sealedHolding, now },
      ...{ verificationId: offer.verificationId, method: offer.method, label: begun.label },
      needsConfirmation: begun.needsConfirmation,
      ...(begun.mark === undefined ? {} : { mark: begun.mark }),
    });
    await this.enrolments.add(enrolment);
    if (enrolment.status === 'active') await this.marks.tellAdded(person, locale, now);
    const usableFrom = enrolment.usableFrom?.toISOString() ?? null;
    return { id, status: enrolment.status, shown: begun.shown, usableFrom };
  }
}

/** What an enrolment is known by, when it is, and who hears of it. */
export class EnrolmentMarks {
  constructor(
    private readonly notices: MethodNotices,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async next(): Promise<{ readonly id: string; readonly now: Date }> {
    return { id: this.secrets.id(), now: await this.clock.now() };
  }

  now(): Promise<Date> {
    return this.clock.now();
  }

  tellAdded(person: EnrollingPerson, locale: string, now: Date): Promise<void> {
    return this.notices.tell(person, 'method-added', locale, now);
  }

  tellRemoved(person: EnrollingPerson, locale: string, now: Date): Promise<void> {
    return this.notices.tell(person, 'method-removed', locale, now);
  }
}

@CommandHandler(BeginEnrolment)
export class BeginEnrolmentHandler implements ICommandHandler<BeginEnrolment> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: EnrollingIdentity,
    private readonly offers: EnrolmentOffers,
    private readonly entry: EnrolmentEntry,
  ) {}

  async execute(command: BeginEnrolment): Promise<BegunOwnEnrolment> {
    const { sessionToken, verificationId, password, given, locale } = command;
    const known = await this.unitOfWork.read(() => this.identity.person(sessionToken));
    const lent = known.byLink && password === undefined;
    if (!lent) await this.identity.confirm(known, password ?? '');
    await this.entry.ready();
    return this.unitOfWork.conclude(async () => {
      // Read again: the session may have ended while the password was compared.
      const person = await this.identity.person(sessionToken);
      const offer = await this.offers.find(verificationId);
      if (!offer) throw new NotFound();
      return this.entry.write({ person, offer, given, locale, lent });
    });
  }
}
