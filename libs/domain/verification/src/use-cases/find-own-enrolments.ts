import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { Enrolments } from '../enrolment/enrolments.ts';
import { EnrollingIdentity, EnrolmentOffers } from '../enrolment/own-methods.ts';
import type { MethodKey } from '../methods/method-traits.ts';

/** A way of proving that is offered here, and whether the person has it. No secret is in it. */
export interface OwnMethod {
  readonly verificationId: string;
  readonly name: string;
  readonly method: MethodKey;
  /** What the person has begun and has, the oldest first; several only of phones and passkeys. */
  readonly enrolments: readonly OwnEnrolment[];
}

export interface OwnEnrolment {
  readonly id: string;
  readonly status: Enrolment['status'];
  readonly label: string;
  readonly usableFrom: string | null;
  /** Whether it would prove at this moment. */
  readonly usable: boolean;
  readonly lastUsedAt: string | null;
}

/** What a signed-in person can prove by. Throws SessionEndedError. */
export class FindOwnEnrolments extends Query<readonly OwnMethod[]> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

/** The enrolments of one person as their page shows them, by verification. */
export class OwnEnrolments {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  async of(userId: string): Promise<ReadonlyMap<string, readonly OwnEnrolment[]>> {
    const now = await this.clock.now();
    const own = new Map<string, OwnEnrolment[]>();
    for (const enrolment of await this.enrolments.of(userId)) {
      const known = own.get(enrolment.verificationId) ?? [];
      own.set(enrolment.verificationId, [...known, shown(enrolment, now)]);
    }
    return own;
  }
}

@QueryHandler(FindOwnEnrolments)
export class FindOwnEnrolmentsHandler implements IQueryHandler<FindOwnEnrolments> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: EnrollingIdentity,
    private readonly offers: EnrolmentOffers,
    private readonly holdings: OwnEnrolments,
  ) {}

  execute({ sessionToken }: FindOwnEnrolments): Promise<readonly OwnMethod[]> {
    return this.unitOfWork.read(async () => {
      const { userId } = await this.identity.person(sessionToken);
      const own = await this.holdings.of(userId);
      return (await this.offers.all()).map(({ verificationId, name, method }) => ({
        ...{ verificationId, name, method },
        enrolments: own.get(verificationId) ?? [],
      }));
    });
  }
}

function shown(enrolment: Enrolment, now: Date): OwnEnrolment {
  const { id, status, label, usableFrom, lastUsedAt } = enrolment;
  return {
    ...{ id, status, label },
    usableFrom: usableFrom?.toISOString() ?? null,
    usable: enrolment.objection(now) === undefined,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
