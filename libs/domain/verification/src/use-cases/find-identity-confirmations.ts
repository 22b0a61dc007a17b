import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';

export const identityConfirmationStates = ['open', 'confirmed', 'not_confirmed', 'expired'] as const;
export type IdentityConfirmationState = (typeof identityConfirmationStates)[number];

/** A look, without what was seen. The person stands in it by id alone: a name may be the very datum. */
export interface IdentityConfirmationView {
  readonly id: string;
  readonly userId: string;
  /** A member of the staff. */
  readonly agentId: string;
  readonly verificationId: string;
  /** As it was called then. */
  readonly verificationName: string;
  readonly ticket: string | null;
  readonly state: IdentityConfirmationState;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export interface IdentityConfirmationFilter {
  readonly userId: string | null;
  readonly agentId: string | null;
  readonly state: IdentityConfirmationState | null;
  /** The first moment of opening that counts. */
  readonly from: Date | null;
  /** The first that does not any more. */
  readonly before: Date | null;
}

export const identityConfirmationOrders = ['opened', '-opened'] as const;
export type IdentityConfirmationOrder = (typeof identityConfirmationOrders)[number];

/** Looks of the environment. */
export class FindIdentityConfirmations extends Query<Page<IdentityConfirmationView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: IdentityConfirmationFilter,
    readonly order: IdentityConfirmationOrder,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindIdentityConfirmation extends Query<IdentityConfirmationView> {
  constructor(readonly identityConfirmationId: string) {
    super();
  }
}
