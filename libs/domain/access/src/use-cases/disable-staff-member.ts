import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, UnitOfWork } from '@latchkey/kernel';
import { SetupLinks } from '../setup-link/setup-links.ts';
import type { ActingStaff } from '../staff-member/staff-member.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { StaffSessions } from '../staff-session/staff-sessions.ts';
import { actingStaff } from './acting-staff.ts';

/** A member may not work any more: their sessions and open invitations end in the same transaction. */
export class DisableStaffMember extends Command<null> {
  constructor(readonly staffId: string) {
    super();
  }
}

/** The member and everything by which they could come in. Called inside a transaction. */
export class StaffDismissal {
  constructor(
    private readonly members: StaffMembers,
    private readonly sessions: StaffSessions,
    private readonly links: SetupLinks,
    private readonly clock: Clock,
  ) {}

  async carryOut(staffId: string, by: ActingStaff): Promise<null> {
    const others = await this.members.countOtherAdministrators(staffId);
    (await this.members.getForUpdate(staffId)).disable(by, others);
    await this.sessions.revokeAll(staffId, await this.clock.now());
    await this.links.voidOpen(staffId);
    return null;
  }
}

@CommandHandler(DisableStaffMember)
export class DisableStaffMemberHandler implements ICommandHandler<DisableStaffMember> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly dismissal: StaffDismissal,
  ) {}

  execute({ staffId }: DisableStaffMember): Promise<null> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(() => this.dismissal.carryOut(staffId, by));
  }
}
