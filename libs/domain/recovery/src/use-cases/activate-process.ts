import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { AnotherProcessActive } from '../process/errors.ts';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import { Processes } from '../process/processes.ts';

/** From now on this process recovers for its application. Throws InvalidInput with every fault, AnotherProcessActive. */
export class ActivateProcess extends Command<null> {
  constructor(readonly processId: string) {
    super();
  }
}

@CommandHandler(ActivateProcess)
export class ActivateProcessHandler implements ICommandHandler<ActivateProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
    private readonly surroundings: ProcessSurroundings,
  ) {}

  execute({ processId }: ActivateProcess): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'process:write');
    return this.unitOfWork.conclude(async () => {
      const process = await this.processes.getForUpdate(processId);
      if (await this.surroundings.anotherIsActive(process)) throw new AnotherProcessActive();
      process.activate();
      return null;
    });
  }
}
