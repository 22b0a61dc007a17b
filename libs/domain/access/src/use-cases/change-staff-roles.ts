import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, UnitOfWork, type StaffRole } from '@latchkey/kernel';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { actingStaff } from './acting-staff.ts';

/** What a member may do from their next request on. */
export class ChangeStaffRoles extends Command<null> {
  constructor(
    readonly staffId: string,
    readonly roles: readonly StaffRole[],
  ) {
    super();
  }
}

@CommandHandler(ChangeStaffRoles)
export class ChangeStaffRolesHandler implements ICommandHandler<ChangeStaffRoles> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly members: StaffMembers,
  ) {}

  execute({ staffId, roles }: ChangeStaffRoles): Promise<null> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(async () => {
      const others = await this.members.countOtherAdministrators(staffId);
      (await this.members.getForUpdate(staffId)).changeRoles(roles, by, others);
      return null;
    });
  }
}
