import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Sealer, Secrets, UnitOfWork, type SealedPlace } from '@latchkey/kernel';
import { SignInRounds } from '../provider-sign-in/sign-in-rounds.ts';

/** What the reference is called in the query with which the browser comes to the page. */
export const referenceName = 'reference';

export const sealedAnswerOf = (roundId: string): SealedPlace => ({
  ...{ table: 'sign_in_round', column: 'sealed_answer', row: roundId },
});

/**
 * A browser brings the answer of a provider by a post from another site, without its cookie. It is kept, unread, until
 * the same browser asks for it. Answers the reference by which it does, also when nobody waits for the message.
 */
export class DeliverProviderAnswer extends Command<string> {
  constructor(
    readonly state: string,
    readonly message: string,
  ) {
    super();
  }
}

/** Keeps the first answer to a round. Called inside a transaction. */
export class AnswerKeeping {
  constructor(
    private readonly rounds: SignInRounds,
    private readonly sealer: Sealer,
    private readonly secrets: Secrets,
  ) {}

  ready(): Promise<void> {
    return this.sealer.ready();
  }

  async keep({ state, message }: DeliverProviderAnswer): Promise<string> {
    const reference = this.secrets.token();
    const roundId = await this.rounds.awaiting(this.secrets.tokenDigest(state));
    if (roundId !== undefined) {
      const sealed = await this.sealer.seal(message, sealedAnswerOf(roundId));
      await this.rounds.deliver(roundId, this.secrets.tokenDigest(reference), sealed);
    }
    return reference;
  }
}

@CommandHandler(DeliverProviderAnswer)
export class DeliverProviderAnswerHandler implements ICommandHandler<DeliverProviderAnswer> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: AnswerKeeping,
  ) {}

  async execute(command: DeliverProviderAnswer): Promise<string> {
    await this.keeping.ready();
    return this.unitOfWork.run(() => this.keeping.keep(command));
  }
}
