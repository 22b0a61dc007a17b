import { Query } from '@nestjs/cqrs';

export const enrolmentLinkStates = ['open', 'redeemed', 'void', 'expired'] as const;

/** A link that was mailed to a user, as staff see it. Its token is not in it: nobody but the user ever sees that. */
export interface EnrolmentLinkView {
  readonly id: string;
  readonly applicationId: string;
  readonly state: (typeof enrolmentLinkStates)[number];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly redeemedAt: Date | null;
}

/** The link that a user was mailed last; none once it is long over. Throws NotFound. */
export class FindEnrolmentLinks extends Query<readonly EnrolmentLinkView[]> {
  constructor(readonly userId: string) {
    super();
  }
}
