import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregate, Refused, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SecondFactorRefused } from '../second-factor/errors.ts';
import { SecondFactorWrong, StaffSteppedUp } from '../second-factor/events.ts';
import { FactorJudge, type ShownFactor } from '../second-factor/factor-judge.ts';
import { SecondFactors } from '../second-factor/second-factors.ts';
import { SignInAttempts } from '../sign-in-attempts/sign-in-attempts.ts';
import { StaffSessionRequired } from '../staff-session/errors.ts';
import { StaffSessions } from '../staff-session/staff-sessions.ts';
import { staffIdOfCaller } from './acting-staff.ts';

/**
 * Somebody shows their second factor: their session becomes whole, and dangerous actions are open to it for a while.
 * Throws SecondFactorRefused, StaffSessionRequired.
 */
export class ShowSecondFactor extends Command<null | Refused> {
  /** A try counts before anything is compared: a repeat must be answered before it counts again. */
  static readonly claimsFirst = true;
  constructor(
    readonly sessionToken: string,
    readonly shown: ShownFactor,
  ) {
    super();
  }
}

/** Passkeys cannot be guessed: who fails with codes can still show one. */
const passkeyTries = 50;

/** What happened with a factor, for the audit trail. */
export class ShownRecord extends Aggregate {
  constructor(staffId: string, kind: string | undefined, refusedFor?: string) {
    super();
    this.record(
      refusedFor === undefined
        ? new StaffSteppedUp(staffId, kind ?? '')
        : new SecondFactorWrong(staffId, refusedFor),
    );
  }
}

/** The brake of one member: five codes in 15 minutes, counted before they are compared. */
export class FactorBrake {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly secrets: Secrets,
  ) {}

  count(staffId: string, { credential }: ShownFactor): Promise<boolean> {
    if (credential !== undefined) return this.attempts.count(this.keyOf(staffId, 'passkey'), passkeyTries);
    return this.attempts.count(this.keyOf(staffId, 'code'));
  }

  forgive(staffId: string, { credential }: ShownFactor): Promise<void> {
    return this.attempts.forgive(this.keyOf(staffId, credential === undefined ? 'code' : 'passkey'));
  }

  private keyOf(staffId: string, kind: string): Buffer {
    return this.secrets.keyedDigest('staff-second-factor', TenantContext.current().tenantId, staffId, kind);
  }
}

/** Raises a session by what was shown, or writes down why not. Called inside the concluding transaction. */
export class FactorEntrance {
  constructor(
    private readonly judge: FactorJudge,
    private readonly factors: SecondFactors,
    private readonly sessions: StaffSessions,
    private readonly brake: FactorBrake,
    private readonly secrets: Secrets,
  ) {}

  ready(): Promise<void> {
    return this.judge.ready();
  }

  async enter(staffId: string, { sessionToken, shown }: ShowSecondFactor): Promise<null | Refused> {
    const digest = this.secrets.tokenDigest(sessionToken);
    const used = await this.judge.judge(staffId, digest, shown);
    if (typeof used === 'string') return this.refuse(staffId, used);
    if (!(await this.sessions.raise(digest))) throw new StaffSessionRequired('over meanwhile');
    await this.brake.forgive(staffId, shown);
    await this.factors.remember(new ShownRecord(staffId, used.factor.kind));
    return null;
  }

  async refuse(staffId: string, reason: string): Promise<Refused> {
    await this.factors.remember(new ShownRecord(staffId, undefined, reason));
    return new Refused(new SecondFactorRefused(reason));
  }
}

@CommandHandler(ShowSecondFactor)
export class ShowSecondFactorHandler implements ICommandHandler<ShowSecondFactor> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly brake: FactorBrake,
    private readonly entrance: FactorEntrance,
  ) {}

  async execute(command: ShowSecondFactor): Promise<null | Refused> {
    const staffId = staffIdOfCaller();
    const free = await this.brake.count(staffId, command.shown);
    await this.entrance.ready();
    return this.unitOfWork.conclude(() =>
      free ? this.entrance.enter(staffId, command) : this.entrance.refuse(staffId, 'too-many-tries'),
    );
  }
}
