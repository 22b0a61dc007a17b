import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, UnitOfWork } from '@latchkey/kernel';
import { StaffIdentities } from '../provider-sign-in/staff-identities.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { actingStaff } from './acting-staff.ts';

/** A disabled member may work again, or be invited again if they had not joined. */
export class EnableStaffMember extends Command<null> {
  constructor(readonly staffId: string) {
    super();
  }
}

@CommandHandler(EnableStaffMember)
export class EnableStaffMemberHandler implements ICommandHandler<EnableStaffMember> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly members: StaffMembers,
    private readonly identities: StaffIdentities,
  ) {}

  execute({ staffId }: EnableStaffMember): Promise<null> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(async () => {
      const hasIdentity = await this.identities.has(staffId);
      (await this.members.getForUpdate(staffId)).enable(by, hasIdentity);
      return null;
    });
  }
}
