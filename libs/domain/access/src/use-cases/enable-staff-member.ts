import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, UnitOfWork } from '@latchkey/kernel';
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
  ) {}

  execute({ staffId }: EnableStaffMember): Promise<null> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(async () => {
      (await this.members.getForUpdate(staffId)).enable(by);
      return null;
    });
  }
}
