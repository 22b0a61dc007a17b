import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Groups } from '../group/groups.ts';

/** A user belongs to a group no more; recoveries under way feel it at once (S-27). Throws NotFound for the group. */
export class RemoveGroupMember extends Command<null> {
  constructor(
    readonly groupId: string,
    readonly userId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveGroupMember)
export class RemoveGroupMemberHandler implements ICommandHandler<RemoveGroupMember> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: Groups,
  ) {}

  execute({ groupId, userId }: RemoveGroupMember): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const group = await this.groups.getForUpdate(groupId);
      if (await this.groups.removeMember(groupId, userId)) group.noteRemoved(userId);
      return null;
    });
  }
}
