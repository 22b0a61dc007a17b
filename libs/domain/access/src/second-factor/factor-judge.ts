import { Clock } from '@latchkey/kernel';
import { StaffSessions } from '../staff-session/staff-sessions.ts';
import { FactorBox } from './factor-box.ts';
import { StaffAppCodes, StaffPasskeys, type StaffPasskey } from './factor-proofs.ts';
import type { SecondFactor } from './second-factor.ts';
import { SecondFactors } from './second-factors.ts';

/** Exactly one of the two; what it is of any shape. */
export interface ShownFactor {
  readonly code?: string | undefined;
  /** The answer of the browser, as JSON. */
  readonly credential?: string | undefined;
}

/** What a factor is worth after it was shown. */
export interface UsedFactor {
  readonly factor: SecondFactor;
  readonly use: number;
}

/** Says whether what was shown is a factor of the member. Called inside a transaction; answers a reason otherwise. */
export class FactorJudge {
  constructor(
    private readonly factors: SecondFactors,
    private readonly sessions: StaffSessions,
    private readonly box: FactorBox,
    private readonly proofs: FactorProofs,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  /** Uses up what was right. A challenge is spent whatever comes of it. */
  async judge(staffId: string, digest: Buffer, shown: ShownFactor): Promise<UsedFactor | string> {
    const challenge =
      shown.credential === undefined ? undefined : await this.sessions.answerChallenge(digest);
    const used = await this.find(await this.factors.confirmed(staffId), shown, challenge);
    if (!used) return shown.credential === undefined ? 'wrong-code' : 'wrong-passkey';
    return (await this.factors.use(used.factor.id, used.use)) ? used : 'used-already';
  }

  private async find(
    held: readonly SecondFactor[],
    { code, credential }: ShownFactor,
    challenge: string | undefined,
  ): Promise<UsedFactor | undefined> {
    for (const factor of held) {
      const holding = await this.box.open(factor);
      let use: number | undefined;
      if ('seed' in holding && code !== undefined) use = await this.proofs.step(holding.seed, code);
      if ('passkey' in holding && credential !== undefined && challenge !== undefined) {
        use = await this.proofs.count({ ...holding.passkey, counter: factor.lastUse }, challenge, credential);
      }
      if (use !== undefined) return { factor, use };
    }
    return undefined;
  }
}

/** The arithmetic of both kinds. */
export class FactorProofs {
  constructor(
    private readonly codes: StaffAppCodes,
    private readonly passkeys: StaffPasskeys,
    private readonly clock: Clock,
  ) {}

  /** People type a blank in the middle, as their app shows it. */
  async step(seed: string, typed: string): Promise<number | undefined> {
    const code = typed.replaceAll(' ', '');
    return /^\d{6}$/.test(code) ? this.codes.stepOf(seed, code, await this.clock.now()) : undefined;
  }

  async count(passkey: StaffPasskey, challenge: string, credential: string): Promise<number | undefined> {
    return this.passkeys.offered ? this.passkeys.answered(challenge, passkey, credential) : undefined;
  }

  async created(challenge: string, credential: string): Promise<StaffPasskey | undefined> {
    return this.passkeys.offered ? this.passkeys.created(challenge, credential) : undefined;
  }
}
