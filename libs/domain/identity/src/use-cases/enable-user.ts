import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Users } from '../user/users.ts';

/** A disabled user can sign in and recover again. */
export class EnableUser extends Command<null> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(EnableUser)
export class EnableUserHandler implements ICommandHandler<EnableUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
  ) {}

  execute({ userId }: EnableUser): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      (await this.users.getForUpdate(userId)).enable();
      return null;
    });
  }
}
