import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { DisabledMethods } from '../disabled-method/disabled-methods.ts';

/** Lifts the ban of a method. Processes that it had deactivated stay so until somebody activates them. Throws NotFound. */
export class EnableMethod extends Command<null> {
  constructor(readonly disabledId: string) {
    super();
  }
}

@CommandHandler(EnableMethod)
export class EnableMethodHandler implements ICommandHandler<EnableMethod> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly disabledMethods: DisabledMethods,
  ) {}

  execute({ disabledId }: EnableMethod): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const disabled = await this.disabledMethods.getForUpdate(disabledId);
      disabled.markLifted();
      await this.disabledMethods.remove(disabled);
      return null;
    });
  }
}
