import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Users } from '../user/users.ts';

/** Where a user's recovery mails go from now on. Mails that are out already prove nothing any more (S-27). */
export class ChangeUserMail extends Command<null> {
  constructor(
    readonly userId: string,
    readonly email: string,
  ) {
    super();
  }
}

@CommandHandler(ChangeUserMail)
export class ChangeUserMailHandler implements ICommandHandler<ChangeUserMail> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
  ) {}

  execute({ userId, email }: ChangeUserMail): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const user = await this.users.getForUpdate(userId);
      user.changeMail(email);
      await this.users.keepUnique(user);
      return null;
    });
  }
}
