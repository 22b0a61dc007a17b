import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NotFound, Secrets, UnitOfWork } from '@latchkey/kernel';
import { FactorBox } from '../second-factor/factor-box.ts';
import { StaffPasskeys, type StaffPasskey } from '../second-factor/factor-proofs.ts';
import { SecondFactors } from '../second-factor/second-factors.ts';
import { StaffSessions } from '../staff-session/staff-sessions.ts';
import { staffIdOfCaller } from './acting-staff.ts';

/** What the caller's browser is asked to sign: once, in this session. Throws NotFound for who has no passkey. */
export class AskForPasskey extends Command<{ readonly options: string }> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

/** The passkeys of a member, opened. Called inside a transaction. */
export class OwnPasskeys {
  constructor(
    private readonly factors: SecondFactors,
    private readonly box: FactorBox,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  async of(staffId: string): Promise<StaffPasskey[]> {
    const found: StaffPasskey[] = [];
    for (const factor of await this.factors.confirmed(staffId)) {
      const holding = await this.box.open(factor);
      if ('passkey' in holding) found.push(holding.passkey);
    }
    return found;
  }
}

@CommandHandler(AskForPasskey)
export class AskForPasskeyHandler implements ICommandHandler<AskForPasskey> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnPasskeys,
    private readonly passkeys: StaffPasskeys,
    private readonly sessions: StaffSessions,
    private readonly secrets: Secrets,
  ) {}

  async execute({ sessionToken }: AskForPasskey): Promise<{ readonly options: string }> {
    const staffId = staffIdOfCaller();
    await this.own.ready();
    return this.unitOfWork.conclude(async () => {
      const held = await this.own.of(staffId);
      if (held.length === 0 || !this.passkeys.offered) throw new NotFound();
      const { options, challenge } = await this.passkeys.ask(held);
      await this.sessions.keepChallenge(this.secrets.tokenDigest(sessionToken), challenge);
      return { options };
    });
  }
}
