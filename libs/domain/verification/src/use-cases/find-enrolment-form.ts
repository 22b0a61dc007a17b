import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, UnitOfWork } from '@latchkey/kernel';
import { EnrollingIdentity, EnrolmentOffers } from '../enrolment/own-methods.ts';
import { EnrollableMethods, formOf, type EnrolmentForm } from '../methods/enrollable-method.ts';
import type { MethodKey } from '../methods/method-traits.ts';

/** The page on which a person enrols in one verification (PR-M08: it has a title, and belongs to that one). */
export interface EnrolmentPage {
  readonly verificationId: string;
  /** The tenant's own words. */
  readonly title: string;
  readonly method: MethodKey;
  readonly form: EnrolmentForm;
}

/** What a signed-in person is asked for before they enrol. Throws SessionEndedError, NotFound. */
export class FindEnrolmentForm extends Query<EnrolmentPage> {
  constructor(
    readonly sessionToken: string,
    readonly verificationId: string,
    readonly locale: string,
  ) {
    super();
  }
}

@QueryHandler(FindEnrolmentForm)
export class FindEnrolmentFormHandler implements IQueryHandler<FindEnrolmentForm> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: EnrollingIdentity,
    private readonly offers: EnrolmentOffers,
    private readonly methods: EnrollableMethods,
  ) {}

  execute({ sessionToken, verificationId, locale }: FindEnrolmentForm): Promise<EnrolmentPage> {
    return this.unitOfWork.read(async () => {
      await this.identity.person(sessionToken);
      const offer = await this.offers.find(verificationId);
      const method = offer && this.methods.find(offer.method);
      if (!method) throw new NotFound();
      const form = await formOf(method, offer.parameters, locale);
      return { verificationId, title: offer.name, method: offer.method, form };
    });
  }
}
