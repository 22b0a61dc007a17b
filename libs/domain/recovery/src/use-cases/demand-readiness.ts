import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ReadinessSnapshots } from '../readiness/readiness.ts';

/** Somebody of the staff wants to know now, and not tomorrow: the worker looks within a minute. */
export class DemandReadiness extends Command<null> {}

@CommandHandler(DemandReadiness)
export class DemandReadinessHandler implements ICommandHandler<DemandReadiness> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshots: ReadinessSnapshots,
  ) {}

  execute(): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.unitOfWork.conclude(async () => {
      await this.snapshots.demand();
      return null;
    });
  }
}
