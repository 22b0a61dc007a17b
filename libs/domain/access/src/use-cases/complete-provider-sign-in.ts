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
import { SignInRounds } from '../provider-sign-in/sign-in-rounds.ts';
import type { StaffSignedInAnswer } from './sign-in-staff.ts';

/**
 * Somebody comes back from a provider. `answer`: the query that the provider has sent along. The round is used up,
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
  async finish(stateDigest: Buffer, browserDigest: Buffer): Promise<FinishedRound | undefined> {
    const round = await this.rounds.consume(stateDigest, browserDigest);
    const provider = round && (await this.providers.find(round.providerId));
    if (!provider?.active || provider.version !== round?.providerVersion) return undefined;
    const place = { table: 'sign_in_round', column: 'sealed_keys', row: round.id };
    const keys = JSON.parse(await this.sealer.open(round.sealedKeys, place)) as RoundKeys;
    const { invitationDigest } = round;
    return { provider, authority: await this.box.open(provider), keys, invitationDigest };
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
    await this.ending.ready();
    const round = await this.unitOfWork.run(() =>
      this.ending.finish(digest(command.state), digest(command.browserToken)),
    );
    if (!round) return 'no-such-round';
    try {
      return { round, identity: await this.proofs.prove(round.authority, round.keys, command.answer) };
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
