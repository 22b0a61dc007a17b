import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { UserAttributes } from '../user/user-attributes.ts';
import { Users } from '../user/users.ts';

/** Replaces what is known of a user, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput. */
export class ChangeUserAttributes extends Command<null> {
  constructor(
    readonly userId: string,
    readonly version: number,
    readonly attributes: UserAttributes,
  ) {
    super();
  }
}

@CommandHandler(ChangeUserAttributes)
export class ChangeUserAttributesHandler implements ICommandHandler<ChangeUserAttributes> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
  ) {}

  execute({ userId, version, attributes }: ChangeUserAttributes): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(async () => {
      const user = await this.users.getForUpdate(userId);
      user.changeAttributes(attributes, version);
      await this.users.keepAttributes(user);
      return null;
    });
  }
}
