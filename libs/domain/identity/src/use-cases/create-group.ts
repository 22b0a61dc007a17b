import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Group } from '../group/group.ts';
import { Groups } from '../group/groups.ts';

/** A new group that nobody belongs to yet. Answers its id. Throws Conflict. */
export class CreateGroup extends Command<string> {
  constructor(readonly groupName: string) {
    super();
  }
}

/** Makes the group. Called inside a transaction. */
export class GroupEntry {
  constructor(
    private readonly groups: Groups,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(
    name: string,
    externalId: string | null = null,
    memberIds: readonly string[] = [],
  ): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const group = Group.create({ ...place, name, externalId, createdAt: await this.clock.now() });
    for (const userId of memberIds) group.noteAdded(userId);
    await this.groups.add(group, memberIds);
    return group.id;
  }
}

@CommandHandler(CreateGroup)
export class CreateGroupHandler implements ICommandHandler<CreateGroup> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: GroupEntry,
  ) {}

  execute({ groupName }: CreateGroup): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(() => this.entry.write(groupName));
  }
}
