import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { HomeStores } from '../user/home-stores.ts';
import { User } from '../user/user.ts';
import { Users } from '../user/users.ts';

/** A person whose password will live in `storeId`. Answers their id. Throws InvalidInput, Conflict. */
export class CreateUser extends Command<string> {
  constructor(
    readonly userName: string,
    readonly email: string,
    readonly displayName: string,
    readonly storeId: string,
  ) {
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

  async write({ userName, email, displayName, storeId }: CreateUser): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    if (!(await this.stores.exists(storeId))) throw new InvalidInput([unknownStore]);
    const place = { tenantId, environment, id: this.secrets.id() };
    const user = User.create({
      ...place,
      userName,
      email,
      displayName,
      storeId,
      createdAt: await this.clock.now(),
    });
    await this.users.add(user);
    return user.id;
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

  execute(command: CreateUser): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
