import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { openTenant } from '../roles/abilities.ts';
import { Invitations, type Invitation } from './invitations.ts';

/** The operator's tools give out the link for a tenant's first administrator. Nobody's staff can. */
export class OpenTenant extends Command<Invitation> {}

@CommandHandler(OpenTenant)
export class OpenTenantHandler implements ICommandHandler<OpenTenant> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: Invitations,
  ) {}

  execute(): Promise<Invitation> {
    this.permissions.require(TenantContext.current().actor, openTenant);
    return this.unitOfWork.conclude(() => this.invitations.issue(null));
  }
}
