import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { GroupMembers } from '../group/group-members.ts';
import { GroupEntry } from './create-group.ts';

/** A new group with its people, as a directory tells of it. Answers its id. Throws InvalidInput, Conflict. */
export class ProvisionGroup extends Command<string> {
  constructor(
    readonly group: { readonly name: string; readonly externalId: string | null },
    readonly memberIds: readonly string[],
  ) {
    super();
  }
}

@CommandHandler(ProvisionGroup)
export class ProvisionGroupHandler implements ICommandHandler<ProvisionGroup> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: GroupEntry,
    private readonly members: GroupMembers,
  ) {}

  execute({ group, memberIds }: ProvisionGroup): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    return this.unitOfWork.conclude(async () => {
      await this.members.admit(memberIds);
      return this.entry.write(group.name, group.externalId, memberIds);
    });
  }
}
