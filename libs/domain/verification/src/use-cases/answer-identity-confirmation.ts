import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, UnitOfWork } from '@latchkey/kernel';
import { actingAgent } from '../identity-confirmation/acting-agent.ts';
import { IdentityConfirmations } from '../identity-confirmation/identity-confirmations.ts';

/**
 * The agent says whether the caller said what they were shown. Throws NotAllowed, NotFound, LookOfAnotherAgent,
 * IdentityLookOver, and InvalidInput when there was nothing to match.
 */
export class AnswerIdentityConfirmation extends Command<null> {
  constructor(
    readonly identityConfirmationId: string,
    readonly matches: boolean,
  ) {
    super();
  }
}

@CommandHandler(AnswerIdentityConfirmation)
export class AnswerIdentityConfirmationHandler implements ICommandHandler<AnswerIdentityConfirmation> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmations: IdentityConfirmations,
    private readonly clock: Clock,
  ) {}

  execute({ identityConfirmationId, matches }: AnswerIdentityConfirmation): Promise<null> {
    const agentId = actingAgent(this.permissions);
    return this.unitOfWork.conclude(async () => {
      const look = await this.confirmations.getForUpdate(identityConfirmationId);
      look.answer(agentId, matches, await this.clock.now());
      return null;
    });
  }
}
