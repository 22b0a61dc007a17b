import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Secrets, UnitOfWork } from '@latchkey/kernel';
import { otherWork, PasswordHashing } from '@latchkey/credentials';
import { identifierKey } from '@latchkey/identity';
import { SignInRefused } from '../errors.ts';
import { SessionBeginning } from '../session-beginning.ts';
import { SessionTokens, type IssuedSessionTokens } from '../session-tokens.ts';
import { SignInAccounts, type FoundAccount, type SignInAccount } from '../sign-in-accounts.ts';

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

/**
 * Says whether a password is the account's. Whoever is asked for costs the same work: one comparison with a hash of our
 * own, and one with each kind of hash that other systems have made of passwords here.
 */
export class PasswordProof {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly hashing: PasswordHashing,
    private readonly secrets: Secrets,
  ) {}

  async holds({ account, foreignKinds }: FoundAccount, typed: string): Promise<boolean> {
    this.decoy ??= this.makeDecoy();
    const password = typed.normalize('NFC');
    if (password === '' || Buffer.byteLength(password, 'utf8') > passwordOctets) return false;
    const foreignKind = account?.foreignKind ?? null;
    const right = await this.hashing.verify(account?.phc ?? (await this.decoy), password);
    const beside = otherWork(foreignKinds, foreignKind);
    if (foreignKind !== null) beside.push(await this.decoy);
    for (const decoy of beside) await this.hashing.verify(decoy, password);
    return right && account?.active === true && !account.locked && account.phc !== null;
  }

  /** Our own hash of a password that was right for one of another system; undefined for who has ours already. */
  async renewed({ foreignKind }: SignInAccount, typed: string): Promise<string | undefined> {
    return foreignKind === null ? undefined : this.hashing.hash(typed.normalize('NFC'));
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

  async open(proven: SignInAccount, wishes: SignInWishes, renewed?: string): Promise<SignedIn> {
    // Before the look, which only shares the row: of two who sign in at once neither waits for the other's share.
    if (renewed !== undefined && proven.phc !== null)
      await this.accounts.replaceForeignHash(proven.userId, proven.phc, renewed);
    const account = await this.accounts.getForSession(proven.userId);
    // The hash was compared before this transaction: a password replaced meanwhile opens nothing.
    if (!account?.active || account.locked || !isSamePassword(account, proven))
      throw new SignInRefused('changed meanwhile');
    const { session, sessionToken } = await this.beginning.begin(account.userId, wishes.userAgent);
    const { displayName, mustChange: mustChangePassword } = account;
    const expiresAt = session.expiresAt.toISOString();
    const tokens = wishes.tokens ? { tokens: await this.tokens.issue(session, session.createdAt) } : {};
    return { sessionToken, expiresAt, user: { displayName }, mustChangePassword, ...tokens };
  }
}

/** A hash of another system gives way to ours under the number of its attempt; another password has another number. */
function isSamePassword(now: SignInAccount, proven: SignInAccount): boolean {
  return now.phc === proven.phc || (proven.foreignKind !== null && now.fence === proven.fence);
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
    const found = await this.unitOfWork.read(() => this.accounts.find(key));
    const holds = await this.proof.holds(found, password);
    const { account } = found;
    if (!account || !holds) throw new SignInRefused(account ? 'wrong password' : 'unknown account');
    await this.opening.ready(wishes);
    const renewed = await this.proof.renewed(account, password);
    return this.unitOfWork.conclude(() => this.opening.open(account, wishes, renewed));
  }
}
