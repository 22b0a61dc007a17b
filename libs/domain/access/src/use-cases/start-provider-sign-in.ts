import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  later,
  minutes,
  NotFound,
  Sealer,
  Secrets,
  TenantContext,
  UnitOfWork,
} from '@latchkey/kernel';
import { identityProviderNameKey, type IdentityProvider } from '../identity-provider/identity-provider.ts';
import { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { ProviderSecretBox } from '../identity-provider/provider-secret-box.ts';
import { TooManyProviderSignIns } from '../provider-sign-in/errors.ts';
import { IdentityProofs, type RoundKeys } from '../provider-sign-in/identity-proofs.ts';
import { roundMinutes, SignInRounds, roundsPerNetwork } from '../provider-sign-in/sign-in-rounds.ts';
import { stateToken } from '../provider-sign-in/state-token.ts';
import { SetupLinkRejected } from '../setup-link/setup-link.ts';
import { SetupLinks } from '../setup-link/setup-links.ts';
import { SignInAttempts } from '../sign-in-attempts/sign-in-attempts.ts';

export interface StartedProviderSignIn {
  /** Where the browser goes. */
  readonly address: string;
  /** Stays in the browser that began: without it nobody finishes the round. */
  readonly browserToken: string;
  readonly expiresAt: Date;
}

/**
 * Somebody goes to a provider of the tenant that they named. `invitation`: the token of a set-up link, for who joins.
 * Throws NotFound, SetupLinkRejected, TooManyProviderSignIns, IdentityProviderUnavailable.
 */
export class StartProviderSignIn extends Command<StartedProviderSignIn> {
  constructor(
    readonly provider: string,
    readonly invitation: string | undefined,
    readonly network: string,
  ) {
    super();
  }
}

/** What may be begun at all. */
export class ProviderSignInDoor {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly providers: IdentityProviders,
    private readonly links: SetupLinks,
    private readonly secrets: Secrets,
  ) {}

  /** Counted before anything is looked up. Throws TooManyProviderSignIns. */
  async count(network: string): Promise<void> {
    const key = this.secrets.keyedDigest('provider-sign-in', TenantContext.current().tenantId, network);
    if (!(await this.attempts.count(key, roundsPerNetwork))) throw new TooManyProviderSignIns();
  }

  /** Called inside a transaction. Throws NotFound, SetupLinkRejected. */
  async find({ provider: name, invitation }: StartProviderSignIn): Promise<IdentityProvider> {
    const provider = await this.providers.named(identityProviderNameKey(name));
    if (!provider?.active) throw new NotFound();
    if (invitation !== undefined) {
      const link = await this.links.find(this.secrets.tokenDigest(invitation));
      if (!link) throw new SetupLinkRejected('not open');
      // The first administrator has a password: it is the way in when no provider answers.
      if (link.staffId === null) throw new SetupLinkRejected('of the first administrator');
    }
    return provider;
  }
}

/** Keeps a round until its browser comes back. Called inside a transaction. */
export class RoundOpening {
  constructor(
    private readonly rounds: SignInRounds,
    private readonly sealer: Sealer,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  keys(): RoundKeys {
    const { tenantId } = TenantContext.current();
    const state = stateToken(tenantId, this.secrets.token());
    return { state, nonce: this.secrets.token(), verifier: this.secrets.token() };
  }

  async open(
    provider: IdentityProvider,
    keys: RoundKeys,
    invitation: string | undefined,
  ): Promise<Omit<StartedProviderSignIn, 'address'>> {
    const [id, browserToken] = [this.secrets.id(), this.secrets.token()];
    const text = JSON.stringify(keys);
    await this.rounds.add({
      ...{ id, providerId: provider.id, providerVersion: provider.version },
      stateDigest: this.secrets.tokenDigest(keys.state),
      browserDigest: this.secrets.tokenDigest(browserToken),
      invitationDigest: invitation === undefined ? null : this.secrets.tokenDigest(invitation),
      sealedKeys: await this.sealer.seal(text, { table: 'sign_in_round', column: 'sealed_keys', row: id }),
      ...{ referenceDigest: null, sealedAnswer: null },
    });
    return { browserToken, expiresAt: later(await this.clock.now(), minutes(roundMinutes)) };
  }
}

/** Asks a provider with its own secret, outside any transaction. */
export class ProviderAsking {
  constructor(
    private readonly box: ProviderSecretBox,
    private readonly proofs: IdentityProofs,
  ) {}

  /** Before a transaction that will seal or open. */
  ready(): Promise<void> {
    return this.box.ready();
  }

  async address(provider: IdentityProvider, keys: RoundKeys): Promise<string> {
    return this.proofs.address(await this.box.open(provider), keys);
  }
}

@CommandHandler(StartProviderSignIn)
export class StartProviderSignInHandler implements ICommandHandler<StartProviderSignIn> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly door: ProviderSignInDoor,
    private readonly opening: RoundOpening,
    private readonly asking: ProviderAsking,
  ) {}

  async execute(command: StartProviderSignIn): Promise<StartedProviderSignIn> {
    await this.door.count(command.network);
    await this.asking.ready();
    const provider = await this.unitOfWork.read(() => this.door.find(command));
    const keys = this.opening.keys();
    const address = await this.asking.address(provider, keys);
    const opened = await this.unitOfWork.run(() => this.opening.open(provider, keys, command.invitation));
    return { address, ...opened };
  }
}
