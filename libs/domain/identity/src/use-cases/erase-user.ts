import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Users } from '../user/users.ts';
import { UserSuspension } from './disable-user.ts';

/**
 * Gone, as a directory deletes: nobody finds the person any more, and nothing is kept of them but an id in what
 * happened. Their name is free. With a version, only if that is still the newest. Throws NotFound, StaleVersion.
 */
export class EraseUser extends Command<null> {
  constructor(
    readonly userId: string,
    readonly version: number | null,
  ) {
    super();
  }
}

@CommandHandler(EraseUser)
export class EraseUserHandler implements ICommandHandler<EraseUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
    private readonly suspension: UserSuspension,
  ) {}

  execute({ userId, version }: EraseUser): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    return this.unitOfWork.conclude(async () => {
      const user = await this.users.getForUpdate(userId);
      if (version !== null && user.version !== version) throw new StaleVersion();
      await this.suspension.carryOut(userId);
      user.erase();
      await this.users.forget(user);
      return null;
    });
  }
}
