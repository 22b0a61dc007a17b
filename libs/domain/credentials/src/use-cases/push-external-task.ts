import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { ExecutorUnreachable } from '../external-task/errors.ts';
import { TaskPush, type TaskOrder } from '../external-task/executor.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import { TaskOrders } from '../external-task/task-orders.ts';
import { StoreDescriptions } from '../store/store-descriptions.ts';

/**
 * Tells the executor of its task, where it wants to be called. Throws ExecutorUnreachable when it did not take it: the
 * worker's queue tries again, and in between the task can be claimed. Only the worker runs this.
 */
export class PushExternalTask extends Command<void> {
  constructor(readonly changeId: string) {
    super();
  }
}

export interface Pushable {
  readonly storeId: string;
  readonly order: TaskOrder;
  readonly now: Date;
}

/** What is read before a push, and written after it. Each call is one transaction. */
export class PushJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: ExternalTasks,
    private readonly orders: TaskOrders,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a task that somebody has, or whose time is over. */
  waiting(changeId: string): Promise<Pushable | undefined> {
    return this.unitOfWork.read(async () => {
      const task = await this.tasks.ofChange(changeId);
      const now = await this.clock.now();
      if (task?.state !== 'queued' || task.offers(now).length === 0) return undefined;
      return { storeId: task.storeId, order: this.orders.of(task), now };
    });
  }

  taken(reference: string): Promise<void> {
    return this.unitOfWork.run(async () => (await this.tasks.getForUpdate(reference))?.dispatched());
  }
}

@CommandHandler(PushExternalTask)
export class PushExternalTaskHandler implements ICommandHandler<PushExternalTask> {
  constructor(
    private readonly journal: PushJournal,
    private readonly descriptions: StoreDescriptions,
    private readonly push: TaskPush,
  ) {}

  async execute({ changeId }: PushExternalTask): Promise<void> {
    const waiting = await this.journal.waiting(changeId);
    if (!waiting) return;
    const { storeId, order, now } = waiting;
    const store = await this.descriptions.of(storeId);
    if (!this.push.isWanted(store)) return;
    const refusal = await this.push.push(store, order, now);
    if (refusal !== undefined) throw new ExecutorUnreachable(refusal);
    await this.journal.taken(order.reference);
  }
}
