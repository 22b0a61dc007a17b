import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Secrets, UnitOfWork } from '@latchkey/kernel';
import { PasswordHashing } from '@latchkey/credentials';
import { identifierKey } from '@latchkey/identity';
import { SignInRefused } from '../errors.ts';
import { SessionBeginning } from '../session-beginning.ts';
import { SessionTokens, type IssuedSessionTokens } from '../session-tokens.ts';
import { SignInAccounts, type SignInAccount } from '../sign-in-accounts.ts';

export interface SignedIn {
  readonly sessionToken: string;
  readonly expiresAt: string;
  readonly user: { readonly displayName: string };
  /** The password was made for the owner, who is to choose another one. */
  readonly mustChangePassword: boolean;
  /** For an application that asked for them. */
  readonly tokens?: IssuedSessionTokens;
}

export interface SignInWishes {
  readonly userAgent: string | null;
  /** Whether the application wants tokens beside the session. */
  readonly tokens: boolean;
}

export class SignIn extends Command<SignedIn> {
  constructor(
    readonly identifier: string,
    readonly password: string,
    readonly wishes: SignInWishes = { userAgent: null, tokens: false },
  ) {
    super();
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

/** Begins a session for somebody whose password was right. */
export class SessionOpening {
  constructor(
    private readonly accounts: SignInAccounts,
    private readonly beginning: SessionBeginning,
    private readonly tokens: SessionTokens,
  ) {}

  /** Ahead of the transaction. */
  async ready({ tokens }: SignInWishes): Promise<void> {
    if (tokens) await this.tokens.ready();
  }

  async open(proven: SignInAccount, wishes: SignInWishes): Promise<SignedIn> {
    const account = await this.accounts.getForSession(proven.userId);
    // The hash was compared before this transaction: a password replaced meanwhile opens nothing.
    if (!account?.active || account.locked || account.phc !== proven.phc)
      throw new SignInRefused('changed meanwhile');
    const { session, sessionToken } = await this.beginning.begin(account.userId, wishes.userAgent);
    const { displayName, mustChange: mustChangePassword } = account;
    const expiresAt = session.expiresAt.toISOString();
    const tokens = wishes.tokens ? { tokens: await this.tokens.issue(session, session.createdAt) } : {};
    return { sessionToken, expiresAt, user: { displayName }, mustChangePassword, ...tokens };
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

  async execute({ identifier, password, wishes }: SignIn): Promise<SignedIn> {
    const key = identifierKey(identifier) ?? '';
    const account = await this.unitOfWork.read(() => this.accounts.find(key));
    const holds = await this.proof.holds(account, password);
    if (!account || !holds) throw new SignInRefused(account ? 'wrong password' : 'unknown account');
    await this.opening.ready(wishes);
    return this.unitOfWork.conclude(() => this.opening.open(account, wishes));
  }
}
