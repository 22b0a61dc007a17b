import { Clock } from '@latchkey/kernel';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import {
  canTellApplied,
  canTellPending,
  StoreDrivers,
  type StoreAnswer,
  type StoreAttempt,
} from '../store/store-driver.ts';
import { StoreReach } from '../store/store-reach.ts';
import { ChangeConsequences } from './change-consequences.ts';
import type { CredentialChange } from './credential-change.ts';
import type { ChangeTarget } from './credential-changes.ts';
import type { EarlierAttempt } from './store-calls.ts';

/** Final states of a change and what follows from them. Called inside a transaction. */
export class ChangeVerdict {
  constructor(
    private readonly consequences: ChangeConsequences,
    private readonly reach: StoreReach,
    private readonly tasks: ExternalTasks,
    private readonly clock: Clock,
  ) {}

  async isOverdue(change: CredentialChange): Promise<boolean> {
    return change.isOverdue(await this.clock.now());
  }

  async write(change: CredentialChange, answer: StoreAnswer, attempt: StoreAttempt): Promise<void> {
    const now = await this.clock.now();
    // What nobody knows says nothing of the store either.
    if (answer.kind !== 'unknown') await this.reach.met(change.storeId, answer.kind !== 'unavailable');
    if (change.conclude(answer, attempt, now)) await this.consequences.follow(change, now);
  }

  /**
   * Its time is over. What an external system had is expired, with its parcel; what else may have reached the store stays
   * unknown; the rest did not happen.
   */
  async giveUp(change: CredentialChange): Promise<void> {
    const now = await this.clock.now();
    if (change.state === 'pending') await this.expire(change, now);
    else if (change.mayHaveReachedStore()) change.loseTrack(now);
    else change.abandon(now);
    await this.consequences.follow(change, now);
  }

  private async expire(change: CredentialChange, now: Date): Promise<void> {
    if (change.ticket !== null) (await this.tasks.getForUpdate(change.ticket))?.expire(now);
    change.expire(now);
  }
}

/** A worker died after calling: what the store has written down of the call. Called inside a transaction. */
export class EarlierAttempts {
  constructor(
    private readonly drivers: StoreDrivers,
    private readonly verdict: ChangeVerdict,
  ) {}

  async settle(change: CredentialChange, target: ChangeTarget): Promise<EarlierAttempt> {
    const driver = this.drivers.of(target.driver);
    if (!change.mayHaveReachedStore()) return 'none';
    if (canTellPending(driver)) return this.conclude(change, await driver.pending(change.lastAttempt()));
    if (!canTellApplied(driver)) return 'in-doubt';
    const isThere = await driver.hasApplied(change.account(target.userName), change.lastAttempt());
    return this.conclude(change, isThere ? { kind: 'applied' } : undefined);
  }

  private async conclude(change: CredentialChange, told: StoreAnswer | undefined): Promise<EarlierAttempt> {
    if (!told) return 'none';
    await this.verdict.write(change, told, change.lastAttempt());
    return 'settled';
  }
}
