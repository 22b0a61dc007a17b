import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { HomeStores } from '../user/home-stores.ts';
import type { UserAttributes } from '../user/user-attributes.ts';
import { User } from '../user/user.ts';
import { Users } from '../user/users.ts';

export interface UserPlanned {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  /** Where the password will live. */
  readonly storeId: string;
  readonly attributes: UserAttributes;
  /** What the directory that they come from calls them. */
  readonly externalId?: string | null;
  /** The hash that another system has of their password. Without one they have no password yet. */
  readonly passwordHash?: string | undefined;
  /** A user who is not can neither sign in nor recover. Default: true. */
  readonly active?: boolean;
}

/** A new person. Answers their id. Throws InvalidInput, Conflict. */
export class CreateUser extends Command<string> {
  constructor(readonly user: UserPlanned) {
    super();
  }
}

/** Makes the user. Called inside a transaction. */
export class UserEntry {
  constructor(
    private readonly users: Users,
    private readonly stores: HomeStores,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ active = true, passwordHash, ...planned }: UserPlanned): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    if (!(await this.stores.exists(planned.storeId))) throw new InvalidInput([unknownStore]);
    if (passwordHash !== undefined) await this.refuseFaulty(planned.storeId, passwordHash);
    const place = { tenantId, environment, id: this.secrets.id() };
    const user = User.create({ ...planned, ...place, createdAt: await this.clock.now() });
    if (!active) user.disable();
    if (passwordHash !== undefined) user.passwordBrought();
    await this.users.add(user);
    if (passwordHash !== undefined) await this.stores.keepHash(user, passwordHash);
    return user.id;
  }

  private async refuseFaulty(storeId: string, hash: string): Promise<void> {
    const fault = await this.stores.hashFault(storeId, hash);
    if (fault) throw new InvalidInput([{ pointer: '/passwordHash', ...fault }]);
  }
}

const unknownStore = {
  pointer: '/storeId',
  code: 'unknown',
  detail: 'There is no such credential store in this environment.',
};

@CommandHandler(CreateUser)
export class CreateUserHandler implements ICommandHandler<CreateUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: UserEntry,
  ) {}

  execute({ user }: CreateUser): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(() => this.entry.write(user));
  }
}
