import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { GroupMembers, type MembershipRevision } from '../group/group-members.ts';
import type { GroupNames } from '../group/group.ts';
import { Groups } from '../group/groups.ts';

/** What changes of a group; what is left out stays as it is. */
export interface GroupRevision extends GroupNames {
  readonly members?: MembershipRevision;
}

/**
 * All or nothing. With a version, only if that is still the newest.
 * Throws NotFound, StaleVersion, InvalidInput (somebody who is nobody here, too many at once), Conflict.
 */
export class ReviseGroup extends Command<null> {
  constructor(
    readonly groupId: string,
    readonly revision: GroupRevision,
    readonly version: number | null,
  ) {
    super();
  }
}

@CommandHandler(ReviseGroup)
export class ReviseGroupHandler implements ICommandHandler<ReviseGroup> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: Groups,
    private readonly members: GroupMembers,
  ) {}

  execute({ groupId, revision, version }: ReviseGroup): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    const { members, ...names } = revision;
    return this.unitOfWork.conclude(async () => {
      const group = await this.groups.getForUpdate(groupId);
      if (version !== null && group.version !== version) throw new StaleVersion();
      group.rename(names);
      await this.groups.keepUnique(group);
      if (members) await this.members.change(group, members);
      return null;
    });
  }
}
