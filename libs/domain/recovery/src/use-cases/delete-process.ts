import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StillInUse, TenantContext, UnitOfWork, type UsedBy } from '@latchkey/kernel';
import type { Process } from '../process/process.ts';
import { Processes } from '../process/processes.ts';

/** Takes a process away. Throws NotFound, and StillInUse while it is active or a request tells of it. */
export class DeleteProcess extends Command<null> {
  constructor(readonly processId: string) {
    super();
  }
}

@CommandHandler(DeleteProcess)
export class DeleteProcessHandler implements ICommandHandler<DeleteProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
  ) {}

  execute({ processId }: DeleteProcess): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'process:write');
    return this.unitOfWork.conclude(async () => {
      const process = await this.processes.getForUpdate(processId);
      const usedBy = [...ofApplication(process), ...(await this.processes.usersOf(processId))];
      if (usedBy.length > 0) throw new StillInUse(usedBy);
      process.markDeleted();
      await this.processes.remove(process);
      return null;
    });
  }
}

function ofApplication({ status, applicationId, name }: Process): UsedBy[] {
  return status === 'active' ? [{ kind: 'application', id: applicationId, name }] : [];
}
