import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Sessions } from '../session/sessions.ts';
import { Users } from '../user/users.ts';

/** A user can neither sign in nor recover any more. Their sessions end in the same transaction. */
export class DisableUser extends Command<null> {
  constructor(readonly userId: string) {
    super();
  }
}

/** The user and their sessions. Called inside a transaction. */
export class UserSuspension {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async carryOut(userId: string): Promise<null> {
    (await this.users.getForUpdate(userId)).disable();
    await this.sessions.revokeAll(userId, await this.clock.now());
    return null;
  }
}

@CommandHandler(DisableUser)
export class DisableUserHandler implements ICommandHandler<DisableUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly suspension: UserSuspension,
  ) {}

  execute({ userId }: DisableUser): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(() => this.suspension.carryOut(userId));
  }
}
