import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences } from '../change/change-consequences.ts';
import type { CredentialChange } from '../change/credential-change.ts';
import { CredentialChanges, type ChangeTarget } from '../change/credential-changes.ts';
import { StoreCalls, type BegunChange, type EarlierAttempt } from '../change/store-calls.ts';
import { canTellApplied, StoreDrivers, type StoreAnswer, type StoreAttempt } from '../store/store-driver.ts';
import { StoreReach } from '../store/store-reach.ts';

/** Calls the store for a change that was intended, and writes what it said. Only the worker runs this. */
export class ApplyCredentialChange extends Command<void> {
  constructor(readonly changeId: string) {
    super();
  }
}

/** Final states of a change and what follows from them. Called inside a transaction. */
export class ChangeVerdict {
  constructor(
    private readonly drivers: StoreDrivers,
    private readonly consequences: ChangeConsequences,
    private readonly reach: StoreReach,
    private readonly clock: Clock,
  ) {}

  async write(change: CredentialChange, answer: StoreAnswer, attempt: StoreAttempt): Promise<void> {
    const now = await this.clock.now();
    // What nobody knows says nothing of the store either.
    if (answer.kind !== 'unknown') await this.reach.met(change.storeId, answer.kind !== 'unavailable');
    if (change.conclude(answer, attempt, now)) await this.consequences.follow(change, now);
  }

  /** A worker died after calling: the store's own record says whether the call arrived. */
  async settle(change: CredentialChange, target: ChangeTarget): Promise<EarlierAttempt> {
    const driver = this.drivers.of(target.driver);
    if (!change.mayHaveReachedStore()) return 'none';
    if (!canTellApplied(driver)) return 'in-doubt';
    if (!(await driver.hasApplied(change.account(target.userName), change.lastAttempt()))) return 'none';
    await this.write(change, { kind: 'applied' }, change.lastAttempt());
    return 'settled';
  }

  /** The parcel may not be used any more. What may have reached the store stays unknown; the rest did not happen. */
  async giveUp(change: CredentialChange): Promise<void> {
    const now = await this.clock.now();
    if (change.mayHaveReachedStore() || change.state === 'pending') change.loseTrack(now);
    else change.abandon(now);
    await this.consequences.follow(change, now);
  }
}

/** Intent and outcome, each in a transaction of its own; the store is called between them. */
export class ChangeJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CredentialChanges,
    private readonly verdict: ChangeVerdict,
    private readonly clock: Clock,
  ) {}

  /** Begins the next attempt; undefined when the change has its outcome. */
  begin(changeId: string): Promise<BegunChange | undefined> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (!change || change.isFinal()) return undefined;
      const target = await this.changes.target(change);
      const earlier = await this.verdict.settle(change, target);
      if (earlier === 'settled') return undefined;
      if (change.isOverdue(await this.clock.now())) await this.verdict.giveUp(change);
      // What is still to be made, or lies with an external system, is somebody else's to go on with.
      if (!change.isReady()) return undefined;
      const attempt = change.attempt(await this.changes.nextFence(change.storeId, change.userId));
      return { change, target, attempt, earlier };
    });
  }

  /** The next attempt of the same call; undefined when somebody else has gone on with the change, or it is too late. */
  again(changeId: string, { fence }: StoreAttempt): Promise<StoreAttempt | undefined> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (!change || change.fence !== fence || !change.isReady()) return undefined;
      if (change.isOverdue(await this.clock.now())) return undefined;
      return change.attempt(await this.changes.nextFence(change.storeId, change.userId));
    });
  }

  conclude(changeId: string, answer: StoreAnswer, attempt: StoreAttempt): Promise<void> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (change) await this.verdict.write(change, answer, attempt);
    });
  }
}

@CommandHandler(ApplyCredentialChange)
export class ApplyCredentialChangeHandler implements ICommandHandler<ApplyCredentialChange> {
  constructor(
    private readonly journal: ChangeJournal,
    private readonly calls: StoreCalls,
  ) {}

  async execute({ changeId }: ApplyCredentialChange): Promise<void> {
    const begun = await this.journal.begin(changeId);
    if (!begun) return;
    const told = await this.calls.make(begun, (attempt) => this.journal.again(changeId, attempt));
    await this.journal.conclude(changeId, told.answer, told.attempt);
  }
}
