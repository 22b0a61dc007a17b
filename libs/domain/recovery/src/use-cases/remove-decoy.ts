import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { PlantedDecoys } from '../planted-decoy/planted-decoys.ts';

/** The name alarms nobody any more. Throws NotFound. */
export class RemoveDecoy extends Command<null> {
  constructor(readonly decoyId: string) {
    super();
  }
}

@CommandHandler(RemoveDecoy)
export class RemoveDecoyHandler implements ICommandHandler<RemoveDecoy> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly decoys: PlantedDecoys,
    private readonly clock: Clock,
  ) {}

  execute({ decoyId }: RemoveDecoy): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'decoy:write');
    return this.unitOfWork.conclude(async () => {
      (await this.decoys.getForUpdate(decoyId)).remove(await this.clock.now());
      return null;
    });
  }
}
