import { DomainEvent, type StaffRole } from '@latchkey/kernel';

abstract class StaffEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string | readonly string[]> {
    return { staffId: this.subject };
  }
}

abstract class StaffRolesEvent extends StaffEvent {
  constructor(
    staffId: string,
    readonly roles: readonly StaffRole[],
  ) {
    super(staffId);
  }
  override facts(): Record<string, string | readonly string[]> {
    return { staffId: this.subject, roles: this.roles };
  }
}

export class StaffInvited extends StaffRolesEvent {
  readonly name = 'access.staff.invited';
}
export class StaffInvitationRenewed extends StaffEvent {
  readonly name = 'access.staff.invitation-renewed';
}
export class StaffJoined extends StaffRolesEvent {
  readonly name = 'access.staff.joined';
}
/** The audit trail keeps which roles they are from now on. */
export class StaffRolesChanged extends StaffRolesEvent {
  readonly name = 'access.staff.roles-changed';
  override readonly reason: string;
  constructor(staffId: string, roles: readonly StaffRole[]) {
    super(staffId, roles);
    this.reason = roles.join(' ') || 'none';
  }
}
export class StaffDisabled extends StaffEvent {
  readonly name = 'access.staff.disabled';
}
export class StaffEnabled extends StaffEvent {
  readonly name = 'access.staff.enabled';
}
