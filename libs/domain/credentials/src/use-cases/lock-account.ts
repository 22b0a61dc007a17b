import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Users } from '@latchkey/identity';
import { Conflict, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { PasswordHashes } from '../store/password-hashes.ts';

/**
 * No password of the user is right until the owner unlocks the account, by a recovery. Whoever is signed in stays so.
 * Only accounts whose password is ours can be locked here: others are locked where they live.
 */
export class LockAccount extends Command<null> {
  constructor(readonly userId: string) {
    super();
  }
}

/** The user and their password. Called inside a transaction. */
export class AccountLock {
  constructor(
    private readonly users: Users,
    private readonly hashes: PasswordHashes,
  ) {}

  /** Throws Conflict where there is no password of ours. */
  async carryOut(userId: string): Promise<null> {
    const user = await this.users.getForUpdate(userId);
    if (!(await this.hashes.lock(user.storeId, userId))) {
      throw new Conflict('This user has no password here that could be locked. Lock it where it is kept.');
    }
    user.locked();
    return null;
  }
}

@CommandHandler(LockAccount)
export class LockAccountHandler implements ICommandHandler<LockAccount> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly lock: AccountLock,
  ) {}

  execute({ userId }: LockAccount): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(() => this.lock.carryOut(userId));
  }
}
