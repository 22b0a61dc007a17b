import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Sessions } from '@latchkey/identity';

/** Ends one session. Ending it twice is fine. */
export class SignOut extends Command<null> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  execute({ sessionToken }: SignOut): Promise<null> {
    return this.unitOfWork.conclude(async () => {
      const session = await this.sessions.find(this.secrets.tokenDigest(sessionToken));
      session?.revoke(await this.clock.now());
      return null;
    });
  }
}
