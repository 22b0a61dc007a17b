import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationOf, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { identifierKey } from '@latchkey/identity';
import { SignInRefused } from '../errors.ts';
import type { ActionRequired } from '../paused-sign-in/action-required.ts';
import { SignInPause, type SignInWishes } from '../paused-sign-in/sign-in-pause.ts';
import { PasswordProof } from '../password-proof.ts';
import { SessionGrant, type SignedIn } from '../session-grant.ts';
import { SignInAccounts, type SignInAccount } from '../sign-in-accounts.ts';

/** What a right password leads to. */
export type SignInResult = SignedIn | ActionRequired;

const usualWishes: SignInWishes = { userAgent: null, tokens: false, channel: 'front', context: {} };

/** Throws SignInRefused, SignInUnavailable, BackChannelRefused. */
export class SignIn extends Command<SignInResult> {
  /** A store may count a wrong password before anything is concluded. */
  static readonly claimsFirst = true;
  readonly wishes: SignInWishes;
  constructor(
    readonly identifier: string,
    readonly password: string,
    wishes: Partial<SignInWishes> = {},
  ) {
    super();
    this.wishes = { ...usualWishes, ...wishes };
  }
}

/** Begins a session for somebody whose password was right, or stops where the application's plan asks for something. */
export class SessionOpening {
  constructor(
    private readonly accounts: SignInAccounts,
    private readonly pause: SignInPause,
    private readonly grant: SessionGrant,
  ) {}

  /** Ahead of the transaction. */
  ready({ tokens }: SignInWishes): Promise<void> {
    return this.grant.ready(tokens);
  }

  async open(proven: SignInAccount, wishes: SignInWishes, renewed?: string): Promise<SignInResult> {
    // Before the look, which only shares the row: of two who sign in at once neither waits for the other's share.
    if (renewed !== undefined && proven.phc !== null)
      await this.accounts.replaceForeignHash(proven.userId, proven.phc, renewed);
    const account = await this.accounts.getForSession(proven.userId);
    // The password was compared before this transaction: one that was replaced meanwhile opens nothing.
    if (!account?.active || account.locked || !isSamePassword(account, proven))
      throw new SignInRefused('changed meanwhile');
    const mustChange = account.mustChange || proven.mustChange;
    const context = { ...wishes.context, passwordMustChange: mustChange };
    const present = { ...account, mustChange };
    return (await this.pause.of(present, { ...wishes, context })) ?? this.grant.give(present, wishes);
  }
}

/** A hash of another system gives way to ours under the number of its attempt; another password has another number. */
function isSamePassword(now: SignInAccount, proven: SignInAccount): boolean {
  return now.fence === proven.fence && (now.phc === proven.phc || proven.foreignKind !== null);
}

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: SignInAccounts,
    private readonly proof: PasswordProof,
    private readonly opening: SessionOpening,
  ) {}

  async execute({ identifier, password, wishes }: SignIn): Promise<SignInResult> {
    const key = identifierKey(identifier) ?? '';
    const applicationId = applicationOf(TenantContext.current().actor) ?? '';
    const found = await this.unitOfWork.read(() => this.accounts.find(key, applicationId));
    const verdict = await this.proof.judge({ identifier, ...found }, password);
    const { account } = found;
    if (!account || verdict === 'wrong')
      throw new SignInRefused(account ? 'wrong password' : 'unknown account');
    await this.opening.ready(wishes);
    const renewed = await this.proof.renewed(account, password);
    const proven = { ...account, mustChange: verdict === 'must_change' };
    return this.unitOfWork.conclude(() => this.opening.open(proven, wishes, renewed));
  }
}
