import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { StaffPasswordHashing } from '../passwords/staff-passwords.ts';
import { SecondFactors } from '../second-factor/second-factors.ts';
import { standingOf, type SessionStanding } from '../second-factor/standing.ts';
import { FailedSignIn } from '../sign-in-attempts/sign-in-attempt.ts';
import { SignInAttempts } from '../sign-in-attempts/sign-in-attempts.ts';
import { staffAddressKey } from '../staff-member/staff-address.ts';
import { StaffMembers, type StaffAccount } from '../staff-member/staff-members.ts';
import { StaffSignInRefused } from '../staff-session/errors.ts';
import { staffSessionToken } from '../staff-session/session-token.ts';
import { StaffSession } from '../staff-session/staff-session.ts';
import { StaffSessions } from '../staff-session/staff-sessions.ts';

/** The token is told once. Date: ISO 8601, UTC. */
export interface StaffSignedInAnswer {
  readonly sessionToken: string;
  readonly expiresAt: string;
  /** What has to be shown before the session opens anything. */
  readonly standing: SessionStanding;
}

/** Somebody of the tenant's staff signs in. Runs in the tenant that they named. Throws StaffSignInRefused. */
export class SignInStaff extends Command<StaffSignedInAnswer> {
  constructor(
    readonly email: string,
    readonly password: string,
  ) {
    super();
  }
}

/** Longer than any password the rule lets through (256 code points of at most 4 bytes). */
const passwordOctets = 1024;

/** Says whether a password is the account's. Nobody, and who may not try any more, costs the same work. */
export class StaffPasswordProof {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly hashing: StaffPasswordHashing,
    private readonly secrets: Secrets,
  ) {}

  async holds(account: StaffAccount | undefined, typed: string): Promise<boolean> {
    this.decoy ??= this.makeDecoy();
    const password = typed.normalize('NFC');
    if (password === '' || Buffer.byteLength(password, 'utf8') > passwordOctets) return false;
    const known = account?.active ? account.passwordHash : null;
    const right = await this.hashing.verify(known ?? (await this.decoy), password);
    return right && known !== null;
  }

  /** A failure is not kept: nobody would be told apart by it for as long as the process lives. */
  private makeDecoy(): Promise<string> {
    return this.hashing.hash(this.secrets.token()).catch((error: unknown) => {
      this.decoy = undefined;
      throw error;
    });
  }
}

/** The brake, and the record of who was refused. */
export class BrakedSignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: SignInAttempts,
    private readonly members: StaffMembers,
    private readonly secrets: Secrets,
  ) {}

  /** Counted before anything is compared; a braked address is compared with nobody. */
  async begin(email: string): Promise<{ account: StaffAccount | undefined; braked: boolean }> {
    const braked = !(await this.attempts.count(this.keyOf(email)));
    const account = await this.unitOfWork.read(() => this.members.account(staffAddressKey(email)));
    return { account, braked };
  }

  /** Never returns. */
  async refuse(account: StaffAccount | undefined, braked: boolean): Promise<never> {
    const reason = braked ? 'too-many-tries' : account ? 'wrong-password-or-inactive' : 'unknown-account';
    await this.unitOfWork.run(() => this.attempts.remember(new FailedSignIn(account?.staffId, reason)));
    throw new StaffSignInRefused(reason);
  }

  forgive(email: string): Promise<void> {
    return this.attempts.forgive(this.keyOf(email));
  }

  private keyOf(email: string): Buffer {
    return this.secrets.keyedDigest(
      'staff-account',
      TenantContext.current().tenantId,
      staffAddressKey(email),
    );
  }
}

/** Begins a session for somebody whose password was right. Called inside a transaction. */
export class StaffSessionOpening {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly factors: SecondFactors,
    private readonly members: StaffMembers,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async open(staffId: string, provenHash: string | null): Promise<StaffSignedInAnswer> {
    // The hash was compared before this transaction: who was disabled or has a new password meanwhile stays out.
    const member = await this.members.getForUpdate(staffId);
    if (member.status !== 'active' || member.passwordHash !== provenHash) {
      throw new StaffSignInRefused('changed meanwhile');
    }
    return this.start(staffId);
  }

  /** For an active member who has proven otherwise who they are. `vouched`: with a second factor. */
  async start(staffId: string, vouched = false): Promise<StaffSignedInAnswer> {
    const { tenantId } = TenantContext.current();
    const sessionToken = staffSessionToken(tenantId, this.secrets.token());
    const session = StaffSession.start({
      tenantId,
      id: this.secrets.id(),
      staffId,
      digest: this.secrets.tokenDigest(sessionToken),
      now: await this.clock.now(),
      vouched,
    });
    await this.sessions.add(session);
    const standing = standingOf(await this.factors.demands(staffId), vouched);
    return { sessionToken, expiresAt: session.expiresAt.toISOString(), standing };
  }
}

@CommandHandler(SignInStaff)
export class SignInStaffHandler implements ICommandHandler<SignInStaff> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly braked: BrakedSignIn,
    private readonly proof: StaffPasswordProof,
    private readonly opening: StaffSessionOpening,
  ) {}

  async execute({ email, password }: SignInStaff): Promise<StaffSignedInAnswer> {
    const { account, braked } = await this.braked.begin(email);
    const holds = await this.proof.holds(braked ? undefined : account, password);
    if (!account || !holds) return this.braked.refuse(account, braked);
    return this.unitOfWork.conclude(async () => {
      const opened = await this.opening.open(account.staffId, account.passwordHash);
      await this.braked.forgive(email);
      return opened;
    });
  }
}
