import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ReadinessSnapshots } from '../readiness/readiness.ts';
import { ReminderWave } from '../reminder/reminder-wave.ts';
import { ReminderWaves } from '../reminder/reminder-waves.ts';

/**
 * Somebody of the staff wants those who could not recover to be reminded now. Everybody is looked at first; who was
 * reminded lately is not again. While a wave is under way, that one is it.
 */
export class DemandReminders extends Command<null> {}

/** Asks for a wave, and for a look before it. Called inside a transaction. */
export class WaveDemand {
  constructor(
    private readonly waves: ReminderWaves,
    private readonly snapshots: ReadinessSnapshots,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async make(): Promise<null> {
    await this.snapshots.demand();
    await this.waves.demand();
    if (await this.waves.openForUpdate()) return null;
    const { tenantId, environment } = TenantContext.current();
    const now = await this.clock.now();
    await this.waves.add(ReminderWave.demand({ tenantId, environment, id: this.secrets.id(), now }));
    return null;
  }
}

@CommandHandler(DemandReminders)
export class DemandRemindersHandler implements ICommandHandler<DemandReminders> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly demand: WaveDemand,
  ) {}

  execute(): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.conclude(() => this.demand.make());
  }
}
