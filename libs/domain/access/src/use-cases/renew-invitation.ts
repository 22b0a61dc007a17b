import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, UnitOfWork } from '@latchkey/kernel';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { actingStaff } from './acting-staff.ts';
import { Invitations, type Invitation } from './invitations.ts';

/** A new set-up link for somebody whose first one was lost or ran out. */
export class RenewInvitation extends Command<Invitation> {
  constructor(readonly staffId: string) {
    super();
  }
}

@CommandHandler(RenewInvitation)
export class RenewInvitationHandler implements ICommandHandler<RenewInvitation> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly members: StaffMembers,
    private readonly invitations: Invitations,
  ) {}

  execute({ staffId }: RenewInvitation): Promise<Invitation> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(async () => {
      (await this.members.getForUpdate(staffId)).inviteAgain(by);
      return this.invitations.issue(staffId);
    });
  }
}
