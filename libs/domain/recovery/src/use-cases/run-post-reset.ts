import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Unavailable, UnitOfWork } from '@latchkey/kernel';
import { ExtensionRunner, type ExtensionAnswer, type NoAnswerReason } from '@latchkey/extensions';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/**
 * Asks the tenant's own extension to do what it wants done after a reset, where the version that the request began
 * with names one. It may be asked again for the same request, after a crash or a silence: the request's id tells the
 * repeats apart. Throws Unavailable when it is worth asking later.
 */
export class RunPostReset extends Command<void> {
  constructor(readonly requestId: string) {
    super();
  }
}

/** Nobody was there, or nobody had the time. Anything else would be no better the next time. */
const passing: ReadonlySet<NoAnswerReason> = new Set(['unavailable', 'too-busy', 'too-slow', 'unknown']);

@CommandHandler(RunPostReset)
export class RunPostResetHandler implements ICommandHandler<RunPostReset> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resetRequests: ResetRequests,
    private readonly extensions: ExtensionRunner,
  ) {}

  async execute({ requestId }: RunPostReset): Promise<void> {
    const followUp = await this.unitOfWork.read(() => this.resetRequests.followUp(requestId));
    if (!followUp) return;
    const { extensionId, userId, storeId } = followUp;
    const input = { requestId, userId, storeId, outcome: 'success' };
    const answer = await this.extensions.run(extensionId, 'post_reset_script', input);
    const reason = shortfall(answer);
    await this.unitOfWork.run(async () => {
      (await this.resetRequests.getForUpdate(requestId))?.followedUp(reason);
    });
    if (answer.kind === 'no-answer' && passing.has(answer.reason)) throw new Unavailable();
  }
}

/** Why it was not done, or undefined. Never the tenant's own words. */
function shortfall(answer: ExtensionAnswer): string | undefined {
  if (answer.kind === 'no-answer') return answer.reason;
  return (answer.output as { readonly done: boolean }).done ? undefined : 'not-done';
}
