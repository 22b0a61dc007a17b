import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Dossiers, type Dossier } from '../user/dossiers.ts';
import { Users } from '../user/users.ts';

/**
 * All that is kept of a person, to be handed to them (GDPR, articles 15 and 20). Who took it along stands in the audit
 * trail: no record, no export. Throws NotFound.
 */
export class ExportUser extends Command<Dossier> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(ExportUser)
export class ExportUserHandler implements ICommandHandler<ExportUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
    private readonly dossiers: Dossiers,
  ) {}

  execute({ userId }: ExportUser): Promise<Dossier> {
    this.permissions.require(TenantContext.current().actor, 'user:export');
    // Not concluded: nothing of it is kept for a repeat.
    return this.unitOfWork.run(async () => {
      (await this.users.getForUpdate(userId)).exported();
      return this.dossiers.of(userId);
    });
  }
}
