import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Secrets, UnitOfWork } from '@latchkey/kernel';
import { PasswordHashing } from '@latchkey/credentials';
import { identifierKey } from '@latchkey/identity';
import { SignInRefused } from '../errors.ts';
import type { ActionRequired } from '../paused-sign-in/action-required.ts';
import { SignInPause, type SignInWishes } from '../paused-sign-in/sign-in-pause.ts';
import { SessionGrant, type SignedIn } from '../session-grant.ts';
import { SignInAccounts, type SignInAccount } from '../sign-in-accounts.ts';

/** What a right password leads to. */
export type SignInResult = SignedIn | ActionRequired;

const usualWishes: SignInWishes = { userAgent: null, tokens: false, channel: 'front', context: {} };

/** Throws SignInRefused, BackChannelRefused. */
export class SignIn extends Command<SignInResult> {
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

/** Longer than any password the policy lets through (256 code points of at most 4 bytes). */
const passwordOctets = 1024;

/** Says whether a password is the account's; an unknown account costs the same work. */
export class PasswordProof {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly hashing: PasswordHashing,
    private readonly secrets: Secrets,
  ) {}

  async holds(account: SignInAccount | undefined, typed: string): Promise<boolean> {
    this.decoy ??= this.makeDecoy();
    const password = typed.normalize('NFC');
    if (password === '' || Buffer.byteLength(password, 'utf8') > passwordOctets) return false;
    const right = await this.hashing.verify(account?.phc ?? (await this.decoy), password);
    return right && account?.active === true && !account.locked && account.phc !== null;
  }

  /** A failure is not kept: unknown accounts would be told apart by it for as long as the process lives. */
  private makeDecoy(): Promise<string> {
    return this.hashing.hash(this.secrets.token()).catch((error: unknown) => {
      this.decoy = undefined;
      throw error;
    });
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

  async open(proven: SignInAccount, wishes: SignInWishes): Promise<SignInResult> {
    const account = await this.accounts.getForSession(proven.userId);
    // The hash was compared before this transaction: a password replaced meanwhile opens nothing.
    if (!account?.active || account.locked || account.phc !== proven.phc)
      throw new SignInRefused('changed meanwhile');
    return (await this.pause.of(account, wishes)) ?? this.grant.give(account, wishes);
  }
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
    const account = await this.unitOfWork.read(() => this.accounts.find(key));
    const holds = await this.proof.holds(account, password);
    if (!account || !holds) throw new SignInRefused(account ? 'wrong password' : 'unknown account');
    await this.opening.ready(wishes);
    return this.unitOfWork.conclude(() => this.opening.open(account, wishes));
  }
}
