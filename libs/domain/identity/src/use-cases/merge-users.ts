import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Groups } from '../group/groups.ts';
import { User } from '../user/user.ts';
import { Users } from '../user/users.ts';
import { UserSuspension } from './disable-user.ts';

export interface MergePlanned {
  readonly survivorId: string;
  /** Of the survivor, as whoever decided has seen it. */
  readonly version: number;
  readonly absorbedId: string;
  /** Attributes of the other that the survivor takes where it has none. */
  readonly attributes: readonly string[];
}

/**
 * Two records of one person become one. The other's sessions end, its password and proofs are gone, and its name and
 * address are free. Throws NotFound, StaleVersion, InvalidInput, MergeRefused, Conflict.
 */
export class MergeUsers extends Command<null> {
  constructor(readonly planned: MergePlanned) {
    super();
  }
}

/** What of a record is kept in the other. Called inside a transaction. */
export class UserMerging {
  constructor(
    private readonly users: Users,
    private readonly groups: Groups,
    private readonly suspension: UserSuspension,
  ) {}

  async carryOut({ survivorId, version, absorbedId, attributes }: MergePlanned): Promise<void> {
    const [survivor, absorbed] = await this.both(survivorId, absorbedId);
    if (survivor.version !== version) throw new StaleVersion();
    survivor.absorb(absorbed, attributes);
    await this.moveMemberships(absorbed.id, survivor.id);
    await this.suspension.carryOut(absorbed.id);
    absorbed.erase();
    await this.users.forget(absorbed);
    await this.users.tellWith(absorbed, survivor);
    await this.users.keepAttributes(survivor);
  }

  /** In one order whichever way round: of two merges across each other the second waits and does not find its other. */
  private async both(survivorId: string, absorbedId: string): Promise<[survivor: User, absorbed: User]> {
    const found = new Map<string, User>();
    for (const id of [...new Set([survivorId, absorbedId])].sort())
      found.set(id, await this.users.getForUpdate(id));
    return [found.get(survivorId), found.get(absorbedId)] as [User, User];
  }

  private async moveMemberships(from: string, to: string): Promise<void> {
    for (const groupId of await this.groups.idsOf(from)) {
      const group = await this.groups.getForUpdate(groupId);
      if (await this.groups.removeMember(groupId, from)) group.noteRemoved(from);
      if (await this.groups.addMember(groupId, to)) group.noteAdded(to);
    }
  }
}

@CommandHandler(MergeUsers)
export class MergeUsersHandler implements ICommandHandler<MergeUsers> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly merging: UserMerging,
  ) {}

  execute({ planned }: MergeUsers): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:merge');
    return this.unitOfWork.conclude(async () => {
      await this.merging.carryOut(planned);
      return null;
    });
  }
}
