import { later, minutes } from '@latchkey/kernel';
import { unitWithin, within, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { codeTries, Challenge } from '../challenge/challenge.ts';
import type { Challenges, CodeAttempt, CountedCode, FailureTally } from '../challenge/challenges.ts';
import type { AttemptLimits } from '../attempts/limits.ts';
import { widestLimits } from './in-memory-flows.ts';

export interface ChallengesWorld extends ContractWorld {
  readonly challenges: Challenges;
  /** Opens a flow that codes can be tried in. */
  openFlow(premises: Premises, accountKey: Buffer, limits?: AttemptLimits): Promise<CodeAttempt>;
  /** Lets so many milliseconds go by for the account's counters. */
  pass(milliseconds: number): Promise<void>;
}

/** Flows of accounts of a world, with codes that are issued and tried in them. */
export class FlowsWithCodes {
  constructor(private readonly world: ChallengesWorld) {}

  account(): Buffer {
    return this.world.secrets.keyedDigest('account', this.world.secrets.id());
  }

  open(accountKey = this.account(), limits = widestLimits): Promise<CodeAttempt> {
    return this.world.openFlow(this.world.ours, accountKey, limits);
  }

  count(attempt: CodeAttempt, premises = this.world.ours): Promise<CountedCode | undefined> {
    return within(premises, () => this.world.challenges.countAttempt(attempt));
  }

  issue(attempt: CodeAttempt, changes: Partial<Challenge> = {}): Promise<Challenge> {
    const { world } = this;
    return unitWithin(world, world.ours, async () => {
      const now = await world.clock.now();
      const { tenantId, environment, verificationId } = world.ours;
      const challenge = Challenge.issue({
        ...{ tenantId, environment, verificationId, id: world.secrets.id(), requestId: attempt.requestId },
        method: 'email',
        destinationDigest: world.secrets.keyedDigest('destination', 'ada@example.com'),
        codeDigest: world.secrets.tokenDigest(world.secrets.id()),
        linkDigest: world.secrets.tokenDigest(world.secrets.token()),
        issuedAt: now,
        codeUntil: later(now, minutes(5)),
        linkUntil: later(now, minutes(30)),
      });
      Object.assign(challenge, changes);
      await world.challenges.add(challenge);
      return challenge;
    });
  }

  /** Failures of one account, five by each code, until `most` were tried; the tally of each that was compared. */
  async fail(accountKey: Buffer, most: number, limits?: AttemptLimits): Promise<FailureTally[]> {
    const tallies: FailureTally[] = [];
    for (let tried = 0; tried < most; tried += codeTries) {
      const attempt = await this.open(accountKey, limits);
      await this.issue(attempt);
      for (let n = tried; n < Math.min(most, tried + codeTries); n += 1) {
        const counted = await this.count(attempt);
        if (counted) tallies.push(counted.tally);
      }
    }
    return tallies;
  }
}
