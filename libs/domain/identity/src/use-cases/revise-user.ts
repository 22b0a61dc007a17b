import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { UserAttributes } from '../user/user-attributes.ts';
import type { User, UserNames } from '../user/user.ts';
import { Users } from '../user/users.ts';
import { UserSuspension } from './disable-user.ts';

/** What changes of a person; what is left out stays as it is. */
export interface UserRevision extends UserNames {
  readonly email?: string;
  readonly active?: boolean;
  /** By name; null takes one away, and those that are not named stay. */
  readonly attributes?: Readonly<Record<string, string | null>>;
}

/**
 * All or nothing, whatever of it changes. With a version, only if that is still the newest. Nothing new changes nothing.
 * Throws NotFound, StaleVersion, InvalidInput, Conflict.
 */
export class ReviseUser extends Command<null> {
  constructor(
    readonly userId: string,
    readonly revision: UserRevision,
    readonly version: number | null,
  ) {
    super();
  }
}

@CommandHandler(ReviseUser)
export class ReviseUserHandler implements ICommandHandler<ReviseUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
    private readonly suspension: UserSuspension,
  ) {}

  execute({ userId, revision, version }: ReviseUser): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    return this.unitOfWork.conclude(async () => {
      const user = await this.users.getForUpdate(userId);
      if (version !== null && user.version !== version) throw new StaleVersion();
      await this.identify(user, revision);
      await this.describe(user, revision.attributes ?? {});
      if (revision.active === false && user.status === 'active') await this.suspension.carryOut(userId);
      else if (revision.active === true) user.enable();
      return null;
    });
  }

  private async identify(user: User, { email, userName, displayName, externalId }: UserRevision) {
    user.rename({
      ...(userName === undefined ? {} : { userName }),
      ...(displayName === undefined ? {} : { displayName }),
      ...(externalId === undefined ? {} : { externalId }),
    });
    if (email !== undefined && email !== user.email) user.changeMail(email);
    await this.users.keepUnique(user);
  }

  private async describe(user: User, changes: Readonly<Record<string, string | null>>): Promise<void> {
    const isNew = ([name, value]: [string, string | null]) => (user.attributes[name] ?? null) !== value;
    if (!Object.entries(changes).some(isNew)) return;
    user.changeAttributes(merged(user.attributes, changes), user.version);
    await this.users.keepAttributes(user);
  }
}

function merged(
  attributes: UserAttributes,
  changes: Readonly<Record<string, string | null>>,
): UserAttributes {
  const kept = Object.entries({ ...attributes, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return Object.fromEntries(kept);
}
