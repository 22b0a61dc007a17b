import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError, NotFound, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences } from '../change/change-consequences.ts';
import type { CredentialChange } from '../change/credential-change.ts';
import { CredentialChanges } from '../change/credential-changes.ts';
import { CallTooEarly, StatusNotOffered } from '../external-task/errors.ts';
import {
  outcomeStatuses,
  type ExternalTask,
  type FailureReason,
  type OutcomeStatus,
} from '../external-task/external-task.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import { TaskOrders } from '../external-task/task-orders.ts';

/** What an executor calls a task by: its store proved the call, its token that the task is its own. */
export interface TaskName {
  readonly storeId: string;
  readonly reference: string;
  readonly token: string;
}

export interface SaidOfTask {
  readonly status: string;
  readonly reason: FailureReason | null;
  /** The number of the lease; null from one to whom the task was pushed. */
  readonly fence: number | null;
}

/**
 * An executor says what became of a change (AS-07). Throws NotFound for a task that is not there or a wrong token,
 * StatusNotOffered, CallTooEarly, and what the task refuses. The same word again changes nothing and is no error.
 */
export class AnswerExternalTask extends Command<OutcomeStatus> {
  constructor(
    readonly name: TaskName,
    readonly said: SaidOfTask,
  ) {
    super();
  }
}

export interface HeldTask {
  readonly task: ExternalTask;
  readonly change: CredentialChange;
  readonly now: Date;
}

/** Finds a task by what its executor shows, and locks it with its change. */
export class HeldTasks {
  constructor(
    private readonly changes: CredentialChanges,
    private readonly tasks: ExternalTasks,
    private readonly orders: TaskOrders,
    private readonly clock: Clock,
  ) {}

  async lock({ storeId, reference, token }: TaskName): Promise<HeldTask> {
    const found = await this.tasks.find(reference);
    if (found?.storeId !== storeId || !this.orders.isOf(found, token)) throw new NotFound();
    // The change first: whoever ends it from the other side takes it first, too.
    const change = await this.changes.getForUpdate(found.changeId);
    const task = await this.tasks.getForUpdate(reference);
    if (!change || !task) throw new NotFound();
    return { task, change, now: await this.clock.now() };
  }
}

/** What an executor's word does. Called inside a transaction; a refusal that the audit trail hears of is returned. */
export class TaskVerdict {
  constructor(
    private readonly held: HeldTasks,
    private readonly consequences: ChangeConsequences,
  ) {}

  async write({ name, said }: AnswerExternalTask): Promise<OutcomeStatus | DomainError> {
    const { task, change, now } = await this.held.lock(name);
    const { status } = said;
    if (!isOutcome(status)) throw new StatusNotOffered(task.offers(now));
    // Our own commit is still on its way; nothing is written, so that the same call can come again.
    if (change.state === 'applying') throw new CallTooEarly();
    // Only a pending request may move, whatever is said of its task (AS-06).
    if (change.state !== 'pending' && !task.isOver()) return task.overtaken(change.state, now);
    const verdict = task.answer({ ...said, status }, now);
    if (verdict instanceof DomainError) return verdict;
    if (verdict === 'news' && change.complete(status === 'COMPLETED_WITH_SUCCESS', now))
      await this.consequences.follow(change, now);
    return status;
  }
}

function isOutcome(status: string): status is OutcomeStatus {
  return outcomeStatuses.some((outcome) => outcome === status);
}

@CommandHandler(AnswerExternalTask)
export class AnswerExternalTaskHandler implements ICommandHandler<AnswerExternalTask> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly verdict: TaskVerdict,
  ) {}

  async execute(command: AnswerExternalTask): Promise<OutcomeStatus> {
    const result = await this.unitOfWork.run(() => this.verdict.write(command));
    if (result instanceof DomainError) throw result;
    return result;
  }
}
