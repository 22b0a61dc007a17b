import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Users } from '../user/users.ts';

/** Whether a user's account is privileged: such an account is recovered by stronger proofs only (BY-13). */
export class SetUserPrivilege extends Command<null> {
  constructor(
    readonly userId: string,
    readonly privileged: boolean,
  ) {
    super();
  }
}

@CommandHandler(SetUserPrivilege)
export class SetUserPrivilegeHandler implements ICommandHandler<SetUserPrivilege> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
  ) {}

  execute({ userId, privileged }: SetUserPrivilege): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      (await this.users.getForUpdate(userId)).setPrivilege(privileged);
      return null;
    });
  }
}
