import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { LoggedLine } from '../activity/activity.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { ResetStatus } from '../reset-request/reset-status.ts';

/** Every status, as a list that a filter can be chosen from. */
export const resetStatuses = [
  'in_progress',
  'verified',
  'changing',
  'pending_with_external_system',
  'success',
  'failure',
  'expired',
  'maximum_attempts',
  'cancelled',
  'outcome_unknown',
] as const satisfies readonly ResetStatus[];

/** What staff may see of a request: nothing by which it could be carried on. */
export interface ResetRequestView {
  readonly id: string;
  readonly processId: string;
  readonly applicationId: string;
  /** Null when nobody has the identifier that was typed. */
  readonly userId: string | null;
  readonly userName: string | null;
  readonly kind: ResetRequest['kind'];
  readonly action: ResetRequest['action'];
  readonly status: ResetStatus;
  readonly lockState: ResetRequest['lockState'];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Mails that went out for it. */
  readonly mails: number;
  /** New passwords that were tried. */
  readonly passwordTries: number;
}

export interface ResetRequestFilter {
  readonly status: ResetStatus | null;
  readonly kind: ResetRequest['kind'] | null;
  readonly action: ResetRequest['action'] | null;
  readonly userId: string | null;
  readonly processId: string | null;
  readonly applicationId: string | null;
  /** Started at this moment or later. */
  readonly from: Date | null;
  /** Started before this moment. */
  readonly before: Date | null;
}

/** The orders in which requests can be listed: by what does not change while one reads on. */
export const resetRequestOrders = ['started', '-started'] as const;
export type ResetRequestOrder = (typeof resetRequestOrders)[number];

/** Requests of the environment. */
export class FindResetRequests extends Query<Page<ResetRequestView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: ResetRequestFilter,
    readonly order: ResetRequestOrder,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindResetRequest extends Query<ResetRequestView> {
  constructor(readonly requestId: string) {
    super();
  }
}

/**
 * The log of one request, oldest line first (PR-T03). Who may not read planted names sees a planted one as any other.
 * Throws NotFound.
 */
export class FindActivity extends Query<readonly LoggedLine[]> {
  constructor(readonly requestId: string) {
    super();
  }
}
