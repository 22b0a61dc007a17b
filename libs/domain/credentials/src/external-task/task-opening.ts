import { Clock, later, minutes, Secrets } from '@latchkey/kernel';
import { CredentialChanges } from '../change/credential-changes.ts';
import type { StoreAccount, StoreAnswer, StoreAttempt } from '../store/store-driver.ts';
import { ExternalTask } from './external-task.ts';
import { ExternalTasks } from './external-tasks.ts';
import { TaskOrders } from './task-orders.ts';

/** What a driver has prepared for an executor. */
export interface TaskDraft {
  /** Given out beforehand: the sealed password says it. */
  readonly reference: string;
  readonly account: StoreAccount;
  readonly attempt: StoreAttempt;
  readonly mustChange: boolean;
  readonly sealedPassword: string | null;
  readonly deadlineMinutes: number;
}

/** Ids for tasks, and the time they have. */
export class TaskMarks {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  reference(): string {
    return this.secrets.id();
  }

  now(): Promise<Date> {
    return this.clock.now();
  }
}

/** Opens the task of a change, once: a second worker with the same change finds the first one's. In a transaction. */
export class TaskOpening {
  constructor(
    private readonly tasks: ExternalTasks,
    private readonly changes: CredentialChanges,
    private readonly orders: TaskOrders,
    private readonly marks: TaskMarks,
  ) {}

  reference(): string {
    return this.marks.reference();
  }

  async open({ reference, account, attempt, ...draft }: TaskDraft): Promise<StoreAnswer> {
    const change = await this.changes.getForUpdate(attempt.changeId);
    // Another attempt has its outcome, or has taken over: this one is history.
    if (change?.state !== 'applying') return { kind: 'unknown' };
    const known = await this.tasks.ofChange(change.id);
    if (known) return pending(known);
    const { tenantId, environment, storeId, operation } = change;
    const named = { tenantId, environment, id: reference };
    const now = await this.marks.now();
    const task = ExternalTask.open({
      ...{ ...named, changeId: change.id, storeId, operation, userName: account.userName, now },
      ...{ mustChange: draft.mustChange, sealedPassword: draft.sealedPassword },
      tokenDigest: this.orders.tokenDigest(named),
      deadline: later(now, minutes(draft.deadlineMinutes)),
    });
    await this.tasks.add(task);
    return pending(task);
  }

  /** What an earlier attempt has left: a change whose task is open needs no other. */
  async opened({ changeId }: StoreAttempt): Promise<StoreAnswer | undefined> {
    const task = await this.tasks.ofChange(changeId);
    return task && pending(task);
  }
}

function pending({ id, deadline }: ExternalTask): StoreAnswer {
  return { kind: 'pending', ticket: id, deadline };
}
