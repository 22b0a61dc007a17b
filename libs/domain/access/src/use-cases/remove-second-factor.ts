import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, Permissions, UnitOfWork } from '@latchkey/kernel';
import { SecondFactors } from '../second-factor/second-factors.ts';
import type { ActingStaff } from '../staff-member/staff-member.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { StaffSessions } from '../staff-session/staff-sessions.ts';
import { actingStaff, staffIdOfCaller } from './acting-staff.ts';

/** One of the caller's own. Throws NotFound. */
export class RemoveSecondFactor extends Command<null> {
  constructor(readonly factorId: string) {
    super();
  }
}

@CommandHandler(RemoveSecondFactor)
export class RemoveSecondFactorHandler implements ICommandHandler<RemoveSecondFactor> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly factors: SecondFactors,
  ) {}

  execute({ factorId }: RemoveSecondFactor): Promise<null> {
    const staffId = staffIdOfCaller();
    return this.unitOfWork.conclude(async () => {
      const factor = (await this.factors.confirmed(staffId)).find(({ id }) => id === factorId);
      if (!factor) throw new NotFound();
      factor.remove();
      await this.factors.remove([factor]);
      return null;
    });
  }
}

/** All of a member who has lost them: their sessions end. Throws NotFound, HigherRank. */
export class RemoveLostFactors extends Command<null> {
  constructor(readonly staffId: string) {
    super();
  }
}

/** Takes the factors of a member away. Called inside the concluding transaction. */
export class FactorRelief {
  constructor(
    private readonly members: StaffMembers,
    private readonly factors: SecondFactors,
    private readonly sessions: StaffSessions,
    private readonly clock: Clock,
  ) {}

  async carryOut(staffId: string, by: ActingStaff): Promise<null> {
    (await this.members.getForUpdate(staffId)).requireRankOf(by);
    const lost = await this.factors.confirmed(staffId);
    for (const factor of lost) factor.remove();
    await this.factors.remove(lost);
    await this.sessions.revokeAll(staffId, await this.clock.now());
    return null;
  }
}

@CommandHandler(RemoveLostFactors)
export class RemoveLostFactorsHandler implements ICommandHandler<RemoveLostFactors> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly relief: FactorRelief,
  ) {}

  execute({ staffId }: RemoveLostFactors): Promise<null> {
    const by = actingStaff(this.permissions, 'staff:write');
    return this.unitOfWork.conclude(() => this.relief.carryOut(staffId, by));
  }
}
