import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, later, seconds, UnitOfWork } from '@latchkey/kernel';
import type { TaskOrder } from '../external-task/executor.ts';
import type { ExternalTask } from '../external-task/external-task.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import { TaskOrders } from '../external-task/task-orders.ts';

/** A task in the hands of who claimed it. */
export interface ClaimedTask extends TaskOrder {
  /** Seconds until somebody else may claim it, unless it is kept by a heartbeat. */
  readonly leaseSeconds: number;
  readonly fence: number;
}

/** How much an executor wants, and who it is. */
export interface Claim {
  /** The id of the call: sent again, it gets what it got. */
  readonly id: string;
  readonly executor: string;
  readonly most: number;
  readonly leaseSeconds: number;
}

/** An executor asks for work (BY-05). */
export class ClaimExternalTasks extends Command<readonly ClaimedTask[]> {
  constructor(
    readonly storeId: string,
    readonly claim: Claim,
  ) {
    super();
  }
}

/** Gives tasks away. Called inside a transaction. */
export class TaskLeases {
  constructor(
    private readonly tasks: ExternalTasks,
    private readonly orders: TaskOrders,
    private readonly clock: Clock,
  ) {}

  async give({ storeId, claim }: ClaimExternalTasks): Promise<readonly ClaimedTask[]> {
    const now = await this.clock.now();
    const before = await this.tasks.ofClaim(storeId, claim.id);
    // Sent again, it gets what it still holds and never anything new: a replay takes nothing (S-91).
    if (before.length > 0) {
      const held = before.filter((task) => task.isHeld(now));
      return held.map((task) => this.told(task, secondsLeft(task, now)));
    }
    const { executor, id: claimId, most, leaseSeconds } = claim;
    const free = await this.tasks.lockClaimable(storeId, most, now);
    return free.map((task) => {
      task.lease({ executor, claimId, until: later(now, seconds(leaseSeconds)) });
      return this.told(task, leaseSeconds);
    });
  }

  private told(task: ExternalTask, leaseSeconds: number): ClaimedTask {
    return { ...this.orders.of(task), leaseSeconds, fence: task.fence };
  }
}

function secondsLeft({ leaseUntil }: ExternalTask, now: Date): number {
  return leaseUntil === null ? 0 : Math.floor((leaseUntil.getTime() - now.getTime()) / 1000);
}

@CommandHandler(ClaimExternalTasks)
export class ClaimExternalTasksHandler implements ICommandHandler<ClaimExternalTasks> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly leases: TaskLeases,
  ) {}

  execute(command: ClaimExternalTasks): Promise<readonly ClaimedTask[]> {
    return this.unitOfWork.run(() => this.leases.give(command));
  }
}
