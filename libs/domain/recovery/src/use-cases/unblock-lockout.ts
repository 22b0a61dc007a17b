import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorName, Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Lockouts } from '../lockout/lockouts.ts';

/**
 * A paused method of recovery works again. The account in its store is not touched: it was never locked there.
 * Throws NotFound, LockoutOver.
 */
export class UnblockLockout extends Command<null> {
  constructor(
    readonly lockoutId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(UnblockLockout)
export class UnblockLockoutHandler implements ICommandHandler<UnblockLockout> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly lockouts: Lockouts,
    private readonly clock: Clock,
  ) {}

  execute({ lockoutId, reason }: UnblockLockout): Promise<null> {
    const { actor } = TenantContext.current();
    this.permissions.require(actor, 'lockout:write');
    return this.unitOfWork.conclude(async () => {
      const lockout = await this.lockouts.getForUpdate(lockoutId);
      lockout.unblock(actorName(actor), reason, await this.clock.now());
      await this.lockouts.forgive(lockout);
      return null;
    });
  }
}
