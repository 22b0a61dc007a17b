import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Groups } from '../group/groups.ts';

/** Takes a group away. Its people stay; processes for it alone deactivate themselves. Throws NotFound. */
export class DeleteGroup extends Command<null> {
  constructor(readonly groupId: string) {
    super();
  }
}

@CommandHandler(DeleteGroup)
export class DeleteGroupHandler implements ICommandHandler<DeleteGroup> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: Groups,
  ) {}

  execute({ groupId }: DeleteGroup): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const group = await this.groups.getForUpdate(groupId);
      group.markDeleted();
      await this.groups.remove(group);
      return null;
    });
  }
}
