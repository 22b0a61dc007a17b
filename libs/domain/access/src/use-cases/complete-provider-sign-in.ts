import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refused, Sealer, Secrets, UnitOfWork } from '@latchkey/kernel';
import type { IdentityProvider } from '../identity-provider/identity-provider.ts';
import { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { ProviderSecretBox } from '../identity-provider/provider-secret-box.ts';
import {
  IdentityNotProven,
  IdentityProofs,
  type IdentityAuthority,
  type ProvenIdentity,
  type RoundKeys,
} from '../provider-sign-in/identity-proofs.ts';
import { ProviderEntrance } from '../provider-sign-in/provider-entrance.ts';
import { SignInRounds, type SignInRound } from '../provider-sign-in/sign-in-rounds.ts';
import { referenceName, sealedAnswerOf } from './deliver-provider-answer.ts';
import type { StaffSignedInAnswer } from './sign-in-staff.ts';

/**
 * Somebody comes back from a provider. `answer`: the query with which the browser came to the page. The round is used up,
 * whatever comes of it. Throws StaffSignInRefused, SetupLinkRejected, IdentityProviderUnavailable.
 */
export class CompleteProviderSignIn extends Command<StaffSignedInAnswer | Refused> {
  constructor(
    readonly state: string,
    readonly browserToken: string,
    readonly answer: string,
  ) {
    super();
  }
}

/** A round that its browser has finished, with all that an answer is judged by. */
export interface FinishedRound {
  readonly provider: IdentityProvider;
  readonly authority: IdentityAuthority;
  readonly keys: RoundKeys;
  readonly invitationDigest: Buffer | null;
  /** What the browser has posted on its way back. */
  readonly posted: string | undefined;
}

/** Uses a round up. Called inside a transaction. */
export class RoundEnding {
  constructor(
    private readonly rounds: SignInRounds,
    private readonly providers: IdentityProviders,
    private readonly box: ProviderSecretBox,
    private readonly sealer: Sealer,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  /** Undefined when nobody may go on with it: it is over, another browser's, or its provider is not what it was. */
  async finish(...bound: Parameters<SignInRounds['consume']>): Promise<FinishedRound | undefined> {
    const round = await this.rounds.consume(...bound);
    const provider = round && (await this.providers.find(round.providerId));
    if (!provider?.active || provider.version !== round?.providerVersion) return undefined;
    const place = { table: 'sign_in_round', column: 'sealed_keys', row: round.id };
    const keys = JSON.parse(await this.sealer.open(round.sealedKeys, place)) as RoundKeys;
    const { invitationDigest } = round;
    const [authority, posted] = [await this.box.open(provider), await this.posted(round)];
    return { provider, authority, keys, invitationDigest, posted };
  }

  private async posted({ id, sealedAnswer }: SignInRound): Promise<string | undefined> {
    return sealedAnswer === null ? undefined : this.sealer.open(sealedAnswer, sealedAnswerOf(id));
  }
}

/** Asks the provider what an answer is worth. */
export class AssertionJudge {
  constructor(
    private readonly ending: RoundEnding,
    private readonly proofs: IdentityProofs,
    private readonly secrets: Secrets,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The round is used up and committed before the provider is asked. Throws IdentityProviderUnavailable. */
  async judge(
    command: CompleteProviderSignIn,
  ): Promise<{ round: FinishedRound; identity: ProvenIdentity } | string> {
    const digest = (token: string): Buffer => this.secrets.tokenDigest(token);
    const reference = new URLSearchParams(command.answer).get(referenceName);
    await this.ending.ready();
    const round = await this.unitOfWork.run(() =>
      this.ending.finish(
        digest(command.state),
        digest(command.browserToken),
        reference === null ? null : digest(reference),
      ),
    );
    if (!round) return 'no-such-round';
    const answer = round.provider.kind === 'saml' ? round.posted : command.answer;
    if (answer === undefined) return 'nothing-posted';
    try {
      return { round, identity: await this.proofs.prove(round.authority, round.keys, answer) };
    } catch (error) {
      if (error instanceof IdentityNotProven) return error.reason;
      throw error;
    }
  }
}

@CommandHandler(CompleteProviderSignIn)
export class CompleteProviderSignInHandler implements ICommandHandler<CompleteProviderSignIn> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly judge: AssertionJudge,
    private readonly entrance: ProviderEntrance,
  ) {}

  async execute(command: CompleteProviderSignIn): Promise<StaffSignedInAnswer | Refused> {
    const judged = await this.judge.judge(command);
    return this.unitOfWork.run(() =>
      typeof judged === 'string'
        ? this.entrance.refuse(undefined, judged)
        : this.entrance.enter(judged.round, judged.identity),
    );
  }
}
