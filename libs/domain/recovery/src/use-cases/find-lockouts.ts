import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { LockoutReason } from '../lockout/lockout.ts';

export interface LockoutView {
  readonly id: string;
  /** Null when nobody has the name that was typed. */
  readonly userId: string | null;
  readonly userName: string | null;
  readonly method: 'email';
  readonly reason: LockoutReason;
  readonly beganAt: Date;
  readonly until: Date | null;
  readonly isOver: boolean;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
}

export interface LockoutFilter {
  readonly userId: string | null;
  readonly isOver: boolean | null;
  readonly reason: LockoutReason | null;
}

/** The orders in which lockouts can be listed; a minus turns one around. */
export const lockoutOrders = ['began', '-began', 'reason', '-reason'] as const;
export type LockoutOrder = (typeof lockoutOrders)[number];

/** Lockouts of the environment. */
export class FindLockouts extends Query<Page<LockoutView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: LockoutFilter,
    readonly order: LockoutOrder,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindLockout extends Query<LockoutView> {
  constructor(readonly lockoutId: string) {
    super();
  }
}
