import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork, type StaffRole } from '@latchkey/kernel';
import { StaffMember, type ActingStaff } from '../staff-member/staff-member.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { actingStaff } from './acting-staff.ts';
import { Invitations, type Invitation } from './invitations.ts';

export interface InvitedStaffMember {
  readonly staffId: string;
  readonly invitation: Invitation;
}

/** A new member of staff, who chooses a password behind a set-up link. */
export class InviteStaffMember extends Command<InvitedStaffMember> {
  constructor(
    readonly email: string,
    readonly displayName: string,
    readonly roles: readonly StaffRole[],
  ) {
    super();
  }
}

/** Makes the member and the link. Called inside a transaction. */
export class StaffEntry {
  constructor(
    private readonly members: StaffMembers,
    private readonly invitations: Invitations,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(
    { email, displayName, roles }: InviteStaffMember,
    by: ActingStaff,
  ): Promise<InvitedStaffMember> {
    const { tenantId } = TenantContext.current();
    const createdAt = await this.clock.now();
    const staffId = this.secrets.id();
    const member = StaffMember.invite({ tenantId, id: staffId, email, displayName, createdAt }, roles, by);
    await this.members.add(member);
    return { staffId, invitation: await this.invitations.issue(staffId) };
  }
}

@CommandHandler(InviteStaffMember)
export class InviteStaffMemberHandler implements ICommandHandler<InviteStaffMember> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: StaffEntry,
  ) {}

  execute(command: InviteStaffMember): Promise<InvitedStaffMember> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(() => this.entry.write(command, by));
  }
}
