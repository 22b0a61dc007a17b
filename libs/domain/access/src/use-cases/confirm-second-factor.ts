import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Refused, Secrets, UnitOfWork } from '@latchkey/kernel';
import { SecondFactorRefused } from '../second-factor/errors.ts';
import { FactorBox, type FactorHolding } from '../second-factor/factor-box.ts';
import { FactorProofs, type ShownFactor } from '../second-factor/factor-judge.ts';
import type { SecondFactor } from '../second-factor/second-factor.ts';
import { SecondFactors } from '../second-factor/second-factors.ts';
import { StaffSessionRequired } from '../staff-session/errors.ts';
import { StaffSessions } from '../staff-session/staff-sessions.ts';
import { staffIdOfCaller } from './acting-staff.ts';
import { ShownRecord } from './show-second-factor.ts';

/**
 * The caller shows that what they have begun works: it counts from now on, in all of their sessions, and this one has
 * shown it. Throws NotFound, Conflict, SecondFactorRefused, StaffSessionRequired.
 */
export class ConfirmSecondFactor extends Command<null | Refused> {
  /** A repeat must find what was concluded before it finds nothing to confirm. */
  static readonly claimsFirst = true;
  constructor(
    readonly sessionToken: string,
    readonly factorId: string,
    readonly shown: ShownFactor,
  ) {
    super();
  }
}

interface Confirmed {
  readonly holding: FactorHolding;
  readonly mark: string | null;
  readonly lastUse: number;
}

/** Judges a confirmation. Called inside the concluding transaction. */
export class FactorConfirmation {
  constructor(
    private readonly factors: SecondFactors,
    private readonly proofs: FactorProofs,
    private readonly box: FactorBox,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  /** Undefined once it counts. */
  async confirm(factorId: string, staffId: string, shown: ShownFactor): Promise<Refused | undefined> {
    const factor = await this.factors.begun(factorId, staffId);
    const holding = await this.box.open(factor);
    const confirmed = await this.judge(holding, shown);
    if (!confirmed) return this.refuse(factor, holding);
    const { mark, lastUse } = confirmed;
    const sealedHolding = await this.box.seal(factor.id, confirmed.holding);
    factor.confirm({ sealedHolding, mark, lastUse }, await this.clock.now());
    await this.factors.confirm(factor);
    return undefined;
  }

  private async judge(holding: FactorHolding, shown: ShownFactor): Promise<Confirmed | undefined> {
    if ('seed' in holding && shown.code !== undefined) {
      const step = await this.proofs.step(holding.seed, shown.code);
      return step === undefined ? undefined : { holding, mark: null, lastUse: step };
    }
    if ('challenge' in holding && shown.credential !== undefined) {
      const passkey = await this.proofs.created(holding.challenge, shown.credential);
      return passkey && { holding: { passkey }, mark: passkey.id, lastUse: passkey.counter };
    }
    return undefined;
  }

  /** A challenge is answered once: a passkey begins anew. */
  private async refuse(factor: SecondFactor, holding: FactorHolding): Promise<Refused> {
    if ('challenge' in holding) await this.factors.remove([factor]);
    await this.factors.remember(new ShownRecord(factor.staffId, undefined, 'not-confirmed'));
    return new Refused(new SecondFactorRefused('not-confirmed'));
  }
}

@CommandHandler(ConfirmSecondFactor)
export class ConfirmSecondFactorHandler implements ICommandHandler<ConfirmSecondFactor> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmation: FactorConfirmation,
    private readonly sessions: StaffSessions,
    private readonly secrets: Secrets,
  ) {}

  async execute({ sessionToken, factorId, shown }: ConfirmSecondFactor): Promise<null | Refused> {
    const staffId = staffIdOfCaller();
    await this.confirmation.ready();
    return this.unitOfWork.conclude(async () => {
      const refused = await this.confirmation.confirm(factorId, staffId, shown);
      if (refused) return refused;
      const raised = await this.sessions.raise(this.secrets.tokenDigest(sessionToken));
      if (!raised) throw new StaffSessionRequired('over meanwhile');
      return null;
    });
  }
}
