import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';

export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly members: number;
  readonly createdAt: Date;
}

/** Groups of the environment, oldest first. */
export class FindGroups extends Query<Page<GroupView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindGroup extends Query<GroupView> {
  constructor(readonly groupId: string) {
    super();
  }
}

export interface GroupMemberView {
  /** The user's. */
  readonly id: string;
  readonly userName: string;
}

/** Who belongs to a group. Throws NotFound. */
export class FindGroupMembers extends Query<Page<GroupMemberView>> {
  constructor(
    readonly groupId: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}
