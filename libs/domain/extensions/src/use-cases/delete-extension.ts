import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Extensions } from '../extension/extensions.ts';

/** It is gone, its secrets with it. Throws NotFound, Conflict while it is active. */
export class DeleteExtension extends Command<null> {
  constructor(readonly extensionId: string) {
    super();
  }
}

@CommandHandler(DeleteExtension)
export class DeleteExtensionHandler implements ICommandHandler<DeleteExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly extensions: Extensions,
  ) {}

  execute({ extensionId }: DeleteExtension): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'extension:write');
    return this.unitOfWork.conclude(async () => {
      const extension = await this.extensions.getForUpdate(extensionId);
      extension.retire();
      await this.extensions.remove(extension);
      return null;
    });
  }
}
