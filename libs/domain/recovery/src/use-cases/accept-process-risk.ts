import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorName, Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { RiskKind } from '../process/risk-acceptance.ts';
import { Processes } from '../process/processes.ts';

/** Somebody takes the risk of an unsafe setting; who and when is ours to write (decision 5). Throws NotFound. */
export class AcceptProcessRisk extends Command<null> {
  constructor(
    readonly processId: string,
    readonly kind: RiskKind,
    readonly text: string,
  ) {
    super();
  }
}

@CommandHandler(AcceptProcessRisk)
export class AcceptProcessRiskHandler implements ICommandHandler<AcceptProcessRisk> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
    private readonly clock: Clock,
  ) {}

  execute({ processId, kind, text }: AcceptProcessRisk): Promise<null> {
    const { actor } = TenantContext.current();
    this.permissions.require(actor, 'process:write');
    return this.unitOfWork.conclude(async () => {
      const at = (await this.clock.now()).toISOString();
      const process = await this.processes.getForUpdate(processId);
      process.acceptRisk({ kind, text, actor: actorName(actor), at });
      return null;
    });
  }
}
