import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, later, NotFound, seconds, UnitOfWork } from '@latchkey/kernel';
import { ExternalTasks } from '../external-task/external-tasks.ts';

export interface KeptLease {
  readonly fence: number;
  readonly leaseSeconds: number;
}

/** The holder of a task is still at it. Throws NotFound, LeaseLost and OutcomeSettled: then it stops. */
export class KeepExternalTask extends Command<KeptLease> {
  constructor(
    readonly storeId: string,
    readonly reference: string,
    readonly lease: KeptLease,
  ) {
    super();
  }
}

@CommandHandler(KeepExternalTask)
export class KeepExternalTaskHandler implements ICommandHandler<KeepExternalTask> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: ExternalTasks,
    private readonly clock: Clock,
  ) {}

  execute({ storeId, reference, lease }: KeepExternalTask): Promise<KeptLease> {
    return this.unitOfWork.run(async () => {
      const task = await this.tasks.getForUpdate(reference);
      if (task?.storeId !== storeId) throw new NotFound();
      const now = await this.clock.now();
      task.keep(lease.fence, later(now, seconds(lease.leaseSeconds)), now);
      return lease;
    });
  }
}
