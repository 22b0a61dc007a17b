import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Extensions } from '../extension/extensions.ts';

/** It is not asked any more. Throws NotFound. */
export class DeactivateExtension extends Command<null> {
  constructor(readonly extensionId: string) {
    super();
  }
}

@CommandHandler(DeactivateExtension)
export class DeactivateExtensionHandler implements ICommandHandler<DeactivateExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly extensions: Extensions,
  ) {}

  execute({ extensionId }: DeactivateExtension): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'extension:write');
    return this.unitOfWork.conclude(async () => {
      (await this.extensions.getForUpdate(extensionId)).deactivate();
      return null;
    });
  }
}
