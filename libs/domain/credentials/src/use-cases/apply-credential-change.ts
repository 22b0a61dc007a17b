import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { ChangeVerdict, EarlierAttempts } from '../change/change-verdict.ts';
import { CredentialChanges } from '../change/credential-changes.ts';
import { StoreCalls, type BegunChange } from '../change/store-calls.ts';
import type { StoreAnswer, StoreAttempt } from '../store/store-driver.ts';

/** Calls the store for a change that was intended, and writes what it said. Only the worker runs this. */
export class ApplyCredentialChange extends Command<void> {
  constructor(readonly changeId: string) {
    super();
  }
}

/** Intent and outcome, each in a transaction of its own; the store is called between them. */
export class ChangeJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CredentialChanges,
    private readonly attempts: EarlierAttempts,
    private readonly verdict: ChangeVerdict,
  ) {}

  /** Begins the next attempt; undefined when the change has its outcome. */
  begin(changeId: string): Promise<BegunChange | undefined> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (!change || change.isFinal()) return undefined;
      const target = await this.changes.target(change);
      const earlier = await this.attempts.settle(change, target);
      if (earlier === 'settled') return undefined;
      if (await this.verdict.isOverdue(change)) await this.verdict.giveUp(change);
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
      if (await this.verdict.isOverdue(change)) return undefined;
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
