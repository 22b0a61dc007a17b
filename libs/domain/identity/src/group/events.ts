import { DomainEvent } from '@latchkey/kernel';

abstract class GroupEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { groupId: this.subject };
  }
}

abstract class MembershipEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly userId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { groupId: this.subject, userId: this.userId };
  }
}

export class GroupCreated extends GroupEvent {
  readonly name = 'identity.group.created';
}
export class GroupRenamed extends GroupEvent {
  readonly name = 'identity.group.renamed';
}
export class GroupDeleted extends GroupEvent {
  readonly name = 'identity.group.deleted';
}
export class GroupMemberAdded extends MembershipEvent {
  readonly name = 'identity.group.member-added';
}
export class GroupMemberRemoved extends MembershipEvent {
  readonly name = 'identity.group.member-removed';
}
