import { Query } from '@nestjs/cqrs';
import type { UserView } from '../use-cases/find-users.ts';
import type { Criterion, FieldKind, Found, SearchWindow } from './criterion.ts';

/** What users can be searched by. */
export const searchedUserFields = {
  id: 'id',
  externalId: 'exact',
  userName: 'identifier',
  email: 'identifier',
  displayName: 'text',
  active: 'flag',
  createdAt: 'moment',
  group: 'reference',
} as const satisfies Readonly<Record<string, FieldKind>>;
export type UserField = keyof typeof searchedUserFields | `attribute.${string}`;

export function kindOfUserField(field: UserField): FieldKind {
  return Object.hasOwn(searchedUserFields, field)
    ? searchedUserFields[field as keyof typeof searchedUserFields]
    : 'text';
}

export const userSearchOrders = ['created', 'userName', 'displayName'] as const;
export type UserSearchOrder = (typeof userSearchOrders)[number];

/** A person as the directory knows them that they come from. */
export interface ProvisionedUserView extends UserView {
  readonly externalId: string | null;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

export interface UserSearch {
  /** Null for everybody. */
  readonly criterion: Criterion<UserField> | null;
  readonly window: SearchWindow;
  readonly order: UserSearchOrder;
  readonly descending: boolean;
}

/** Users of the environment who meet a criterion, and how many there are. */
export class SearchUsers extends Query<Found<ProvisionedUserView>> {
  constructor(readonly search: UserSearch) {
    super();
  }
}

/** Throws NotFound. */
export class FindProvisionedUser extends Query<ProvisionedUserView> {
  constructor(readonly userId: string) {
    super();
  }
}
