import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Groups } from '../group/groups.ts';
import { Users } from '../user/users.ts';

/** A user belongs to a group from now on; twice is once. Throws NotFound for either. */
export class AddGroupMember extends Command<null> {
  constructor(
    readonly groupId: string,
    readonly userId: string,
  ) {
    super();
  }
}

@CommandHandler(AddGroupMember)
export class AddGroupMemberHandler implements ICommandHandler<AddGroupMember> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: Groups,
    private readonly users: Users,
  ) {}

  execute({ groupId, userId }: AddGroupMember): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const group = await this.groups.getForUpdate(groupId);
      await this.users.get(userId);
      if (await this.groups.addMember(groupId, userId)) group.noteAdded(userId);
      return null;
    });
  }
}
