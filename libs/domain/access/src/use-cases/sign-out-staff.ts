import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { StaffSessions } from '../staff-session/staff-sessions.ts';

/** Ends the session of this token. */
export class SignOutStaff extends Command<null> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

@CommandHandler(SignOutStaff)
export class SignOutStaffHandler implements ICommandHandler<SignOutStaff> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  execute({ sessionToken }: SignOutStaff): Promise<null> {
    return this.unitOfWork.conclude(async () => {
      const session = await this.sessions.find(this.secrets.tokenDigest(sessionToken));
      session?.end(await this.clock.now());
      return null;
    });
  }
}
