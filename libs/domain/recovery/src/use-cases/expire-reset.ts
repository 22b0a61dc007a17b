import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { Challenges } from '@latchkey/verification';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/** Writes down that a request's time is over. Pages and proofs judge by the clock and do not wait for this. */
export class ExpireReset extends Command<void> {
  constructor(readonly requestId: string) {
    super();
  }
}

@CommandHandler(ExpireReset)
export class ExpireResetHandler implements ICommandHandler<ExpireReset> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resetRequests: ResetRequests,
    private readonly challenges: Challenges,
    private readonly clock: Clock,
  ) {}

  execute({ requestId }: ExpireReset): Promise<void> {
    return this.unitOfWork.run(async () => {
      const request = await this.resetRequests.getForUpdate(requestId);
      const now = await this.clock.now();
      if (request?.isOver(now)) request.expire(now, await this.challenges.triesSpent(requestId));
    });
  }
}
