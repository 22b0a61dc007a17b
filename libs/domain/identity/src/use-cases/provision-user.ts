import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { UserEntry, type UserPlanned } from './create-user.ts';

/** A new person, as a directory tells of them. Answers their id. Throws InvalidInput, Conflict. */
export class ProvisionUser extends Command<string> {
  constructor(readonly user: UserPlanned) {
    super();
  }
}

@CommandHandler(ProvisionUser)
export class ProvisionUserHandler implements ICommandHandler<ProvisionUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: UserEntry,
  ) {}

  execute({ user }: ProvisionUser): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    return this.unitOfWork.conclude(() => this.entry.write(user));
  }
}
