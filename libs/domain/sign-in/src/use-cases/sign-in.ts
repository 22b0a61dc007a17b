import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationOf, Clock, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { PasswordHashing } from '@latchkey/credentials';
import { identifierKey, Session, Sessions } from '@latchkey/identity';
import { SignInRefused } from '../errors.ts';
import { SignInAccounts, type SignInAccount } from '../sign-in-accounts.ts';

export interface SignedIn {
  readonly sessionToken: string;
  readonly expiresAt: string;
  readonly user: { readonly displayName: string };
  /** The password was made for the owner, who is to choose another one. */
  readonly mustChangePassword: boolean;
}

export class SignIn extends Command<SignedIn> {
  constructor(
    readonly identifier: string,
    readonly password: string,
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
    private readonly sessions: Sessions,
    private readonly accounts: SignInAccounts,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async open(userId: string, provenPhc: string | null): Promise<SignedIn> {
    const account = await this.accounts.getForSession(userId);
    // The hash was compared before this transaction: a password replaced meanwhile opens nothing.
    if (!account?.active || account.locked || account.phc !== provenPhc)
      throw new SignInRefused('changed meanwhile');
    const { tenantId, environment, actor } = TenantContext.current();
    const sessionToken = this.secrets.token();
    const session = Session.start({
      tenantId,
      environment,
      id: this.secrets.id(),
      userId,
      applicationId: applicationOf(actor) ?? '',
      digest: this.secrets.tokenDigest(sessionToken),
      now: await this.clock.now(),
    });
    await this.sessions.add(session);
    const { displayName, mustChange: mustChangePassword } = account;
    const expiresAt = session.expiresAt.toISOString();
    return { sessionToken, expiresAt, user: { displayName }, mustChangePassword };
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

  async execute({ identifier, password }: SignIn): Promise<SignedIn> {
    const key = identifierKey(identifier) ?? '';
    const account = await this.unitOfWork.read(() => this.accounts.find(key));
    const holds = await this.proof.holds(account, password);
    if (!account || !holds) throw new SignInRefused(account ? 'wrong password' : 'unknown account');
    return this.unitOfWork.conclude(() => this.opening.open(account.userId, account.phc));
  }
}
