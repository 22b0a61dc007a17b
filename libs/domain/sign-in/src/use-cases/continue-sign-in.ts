import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { actionRequired, type ActionRequired } from '../paused-sign-in/action-required.ts';
import { SignInOver } from '../paused-sign-in/errors.ts';
import { PausedSignIns, type PausedSignIn } from '../paused-sign-in/paused-sign-in.ts';
import { SessionGrant, type SignedIn } from '../session-grant.ts';
import { SignInAccounts } from '../sign-in-accounts.ts';

/**
 * A sign-in that waited goes on: to the next action that asks something, or to its session, which it opens once. Throws
 * SignInOver.
 */
export class ContinueSignIn extends Command<SignedIn | ActionRequired> {
  constructor(readonly signInToken: string) {
    super();
  }
}

/** Finds the sign-in that a token stands for, at the application that asks. */
export class PausedSignInLookup {
  constructor(
    private readonly pausedSignIns: PausedSignIns,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** To look at. Throws SignInOver. */
  async open(signInToken: string): Promise<{ paused: PausedSignIn; now: Date }> {
    return this.opened(await this.pausedSignIns.find(this.secrets.tokenDigest(signInToken)));
  }

  /** Locked until the transaction ends. Throws SignInOver. */
  async openForUpdate(signInToken: string): Promise<{ paused: PausedSignIn; now: Date }> {
    return this.opened(await this.pausedSignIns.findForUpdate(this.secrets.tokenDigest(signInToken)));
  }

  private async opened(paused: PausedSignIn | undefined): Promise<{ paused: PausedSignIn; now: Date }> {
    if (!paused) throw new SignInOver('unknown token');
    const now = await this.clock.now();
    paused.requireOpen(now);
    return { paused, now };
  }
}

/** How a sign-in goes on. Called inside a transaction. */
export class SignInProgress {
  constructor(
    private readonly lookup: PausedSignInLookup,
    private readonly accounts: SignInAccounts,
    private readonly grant: SessionGrant,
  ) {}

  async go(signInToken: string): Promise<SignedIn | ActionRequired> {
    const { paused, now } = await this.lookup.openForUpdate(signInToken);
    const account = await this.accounts.getForSession(paused.userId);
    if (!account?.active || account.locked) throw new SignInOver('the account was closed meanwhile');
    if (!paused.goOn(account.attributes, now)) return actionRequired(paused, signInToken);
    paused.end(now);
    const { userAgent, wantsTokens: tokens } = paused;
    return this.grant.give(account, { userAgent, tokens });
  }
}

@CommandHandler(ContinueSignIn)
export class ContinueSignInHandler implements ICommandHandler<ContinueSignIn> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: SignInProgress,
    private readonly grant: SessionGrant,
  ) {}

  async execute({ signInToken }: ContinueSignIn): Promise<SignedIn | ActionRequired> {
    await this.grant.ready(true);
    return this.unitOfWork.conclude(() => this.progress.go(signInToken));
  }
}
