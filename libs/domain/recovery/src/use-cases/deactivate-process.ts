import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Processes } from '../process/processes.ts';

/** The process recovers nobody any more; flows under way end at their next step (S-27). */
export class DeactivateProcess extends Command<null> {
  constructor(readonly processId: string) {
    super();
  }
}

@CommandHandler(DeactivateProcess)
export class DeactivateProcessHandler implements ICommandHandler<DeactivateProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
  ) {}

  execute({ processId }: DeactivateProcess): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'process:write');
    return this.unitOfWork.conclude(async () => {
      (await this.processes.getForUpdate(processId)).deactivate();
      await this.processes.releaseFromForce(processId);
      return null;
    });
  }
}
