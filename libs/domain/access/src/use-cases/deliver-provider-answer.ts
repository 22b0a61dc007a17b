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

/** Keeps the first answer to a round. All but `ready` and `reference` inside a transaction. */
export class AnswerKeeping {
  constructor(
    private readonly rounds: SignInRounds,
    private readonly sealer: Sealer,
    private readonly secrets: Secrets,
  ) {}

  ready(): Promise<void> {
    return this.sealer.ready();
  }

  awaiting({ state }: DeliverProviderAnswer): Promise<string | undefined> {
    return this.rounds.awaiting(this.secrets.tokenDigest(state));
  }

  reference(): string {
    return this.secrets.token();
  }

  async keep(roundId: string, reference: string, message: string): Promise<void> {
    const sealed = await this.sealer.seal(message, sealedAnswerOf(roundId));
    await this.rounds.deliver(roundId, this.secrets.tokenDigest(reference), sealed);
  }
}

@CommandHandler(DeliverProviderAnswer)
export class DeliverProviderAnswerHandler implements ICommandHandler<DeliverProviderAnswer> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: AnswerKeeping,
  ) {}

  async execute(command: DeliverProviderAnswer): Promise<string> {
    const reference = this.keeping.reference();
    const roundId = await this.unitOfWork.read(() => this.keeping.awaiting(command));
    // A state that somebody has made up costs a look, and no key of a tenant that there may not be.
    if (roundId === undefined) return reference;
    await this.keeping.ready();
    await this.unitOfWork.run(() => this.keeping.keep(roundId, reference, command.message));
    return reference;
  }
}
