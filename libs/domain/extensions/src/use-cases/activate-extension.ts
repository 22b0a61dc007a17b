import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Extensions } from '../extension/extensions.ts';

/** From now on it is asked. Throws NotFound, InvalidInput with what is missing. */
export class ActivateExtension extends Command<null> {
  constructor(readonly extensionId: string) {
    super();
  }
}

@CommandHandler(ActivateExtension)
export class ActivateExtensionHandler implements ICommandHandler<ActivateExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly extensions: Extensions,
  ) {}

  execute({ extensionId }: ActivateExtension): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'extension:write');
    return this.unitOfWork.conclude(async () => {
      (await this.extensions.getForUpdate(extensionId)).activate();
      return null;
    });
  }
}
