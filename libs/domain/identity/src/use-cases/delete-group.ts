import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Groups } from '../group/groups.ts';

/**
 * Takes a group away. Its people stay; processes for it alone deactivate themselves. With a version, only if that is
 * still the newest. Throws NotFound, StaleVersion.
 */
export class DeleteGroup extends Command<null> {
  constructor(
    readonly groupId: string,
    readonly version: number | null = null,
  ) {
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

  execute({ groupId, version }: DeleteGroup): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'group:delete');
    return this.unitOfWork.conclude(async () => {
      const group = await this.groups.getForUpdate(groupId);
      if (version !== null && group.version !== version) throw new StaleVersion();
      group.markDeleted();
      await this.groups.remove(group);
      return null;
    });
  }
}
