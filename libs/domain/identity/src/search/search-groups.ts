import { Query } from '@nestjs/cqrs';
import type { Criterion, FieldKind, Found, SearchWindow } from './criterion.ts';

/** What groups can be searched by. */
export const searchedGroupFields = {
  id: 'id',
  externalId: 'exact',
  name: 'text',
  createdAt: 'moment',
  member: 'reference',
} as const satisfies Readonly<Record<string, FieldKind>>;
export type GroupField = keyof typeof searchedGroupFields;

/** So many members are told by one answer; more are asked for by looking for their groups. */
export const mostMembersTold = 10_000;

export interface ProvisionedGroupView {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly version: number;
  /** Null when nobody asked. */
  readonly members: readonly { readonly id: string; readonly name: string }[] | null;
}

export interface GroupSearch {
  readonly criterion: Criterion<GroupField> | null;
  readonly window: SearchWindow;
  readonly descending: boolean;
  readonly order: 'created' | 'name';
  readonly withMembers: boolean;
}

/** Groups of the environment that meet a criterion, and how many there are. Throws TooManyMembers. */
export class SearchGroups extends Query<Found<ProvisionedGroupView>> {
  constructor(readonly search: GroupSearch) {
    super();
  }
}

/** Throws NotFound, TooManyMembers. */
export class FindProvisionedGroup extends Query<ProvisionedGroupView> {
  constructor(
    readonly groupId: string,
    readonly withMembers: boolean,
  ) {
    super();
  }
}
