import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { UserAttributes } from '../user/user-attributes.ts';

export interface UserView {
  readonly id: string;
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly privileged: boolean;
  readonly storeId: string;
  readonly attributes: UserAttributes;
  readonly status: 'active' | 'disabled';
  readonly createdAt: Date;
  readonly version: number;
}

/** The orders in which users can be listed; a minus turns one around. */
export const userOrders = [
  'created',
  '-created',
  'userName',
  '-userName',
  'displayName',
  '-displayName',
] as const;
export type UserOrder = (typeof userOrders)[number];

export interface UserFilter {
  readonly status: UserView['status'] | null;
  /** A user name or an address, compared as a recovery compares it. */
  readonly identifier: string | null;
}

/** Users of the environment. */
export class FindUsers extends Query<Page<UserView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: UserFilter,
    readonly order: UserOrder,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindUser extends Query<UserView> {
  constructor(readonly userId: string) {
    super();
  }
}
