import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, HandOverOpener, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences } from '../change/change-consequences.ts';
import { passwordParcel, type CredentialChange } from '../change/credential-change.ts';
import { CredentialChanges, type ChangeTarget } from '../change/credential-changes.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import {
  canMakePassword,
  canTellApplied,
  canTellPending,
  canUnlock,
  StoreDrivers,
  type StoreAnswer,
  type StoreAttempt,
} from '../store/store-driver.ts';

/** Calls the store for a change that was intended, and writes what it said. Only the worker runs this. */
export class ApplyCredentialChange extends Command<void> {
  constructor(readonly changeId: string) {
    super();
  }
}

interface Begun {
  readonly change: CredentialChange;
  readonly target: ChangeTarget;
  readonly attempt: StoreAttempt;
  readonly earlier: EarlierAttempt;
}

/** What is known of attempts before this one: none that counts, one that was settled, or one that nobody can tell of. */
type EarlierAttempt = 'none' | 'settled' | 'in-doubt';

/** Final states of a change and what follows from them. Called inside a transaction. */
export class ChangeVerdict {
  constructor(
    private readonly drivers: StoreDrivers,
    private readonly consequences: ChangeConsequences,
    private readonly tasks: ExternalTasks,
    private readonly clock: Clock,
  ) {}

  async write(change: CredentialChange, answer: StoreAnswer, attempt: StoreAttempt): Promise<void> {
    const now = await this.clock.now();
    if (change.conclude(answer, attempt, now)) await this.consequences.follow(change, now);
  }

  /** A worker died after calling: the store's own record says whether the call arrived. */
  async settle(change: CredentialChange, target: ChangeTarget): Promise<EarlierAttempt> {
    const driver = this.drivers.of(target.driver);
    if (!change.mayHaveReachedStore()) return 'none';
    if (canTellPending(driver)) {
      const told = await driver.pending(change.lastAttempt());
      if (told) await this.write(change, told, change.lastAttempt());
      return told ? 'settled' : 'none';
    }
    if (!canTellApplied(driver)) return 'in-doubt';
    if (!(await driver.hasApplied(change.account(target.userName), change.lastAttempt()))) return 'none';
    await this.write(change, { kind: 'applied' }, change.lastAttempt());
    return 'settled';
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

/** Intent and outcome, each in a transaction of its own; the store is called between them. */
export class ChangeJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CredentialChanges,
    private readonly verdict: ChangeVerdict,
    private readonly clock: Clock,
  ) {}

  /** Begins the next attempt; undefined when the change has its outcome. */
  begin(changeId: string): Promise<Begun | undefined> {
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

  conclude(changeId: string, answer: StoreAnswer, attempt: StoreAttempt): Promise<void> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (change) await this.verdict.write(change, answer, attempt);
    });
  }
}

/** One call to a store: what the change wants done there. */
export class StoreCalls {
  constructor(
    private readonly drivers: StoreDrivers,
    private readonly opener: HandOverOpener,
  ) {}

  async make({ change, target, attempt }: Begun): Promise<StoreAnswer> {
    const driver = this.drivers.of(target.driver);
    const account = change.account(target.userName);
    if (!change.setsPassword()) return canUnlock(driver) ? driver.unlock(account, attempt) : notSupported;
    if (change.storeMakesPassword) {
      return canMakePassword(driver)
        ? driver.makePassword(account, attempt, change.resetOptions())
        : notSupported;
    }
    const parcel = await this.opener.open(passwordParcel, change.sealedPassword ?? '');
    return driver.reset(account, parcel['password'] ?? '', attempt, change.resetOptions());
  }
}

const notSupported: StoreAnswer = { kind: 'rejected', reason: 'not-supported' };

@CommandHandler(ApplyCredentialChange)
export class ApplyCredentialChangeHandler implements ICommandHandler<ApplyCredentialChange> {
  constructor(
    private readonly journal: ChangeJournal,
    private readonly calls: StoreCalls,
  ) {}

  async execute({ changeId }: ApplyCredentialChange): Promise<void> {
    const begun = await this.journal.begin(changeId);
    if (!begun) return;
    const answer = await this.calls.make(begun);
    const told = begun.earlier === 'in-doubt' ? inDoubt(answer) : answer;
    await this.journal.conclude(changeId, told, begun.attempt);
  }
}

/** What a store says of a second call is no word on the first, which it may have carried out (BY-01, R-15). */
function inDoubt(answer: StoreAnswer): StoreAnswer {
  return answer.kind === 'applied' ? answer : { kind: 'unknown' };
}
