import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { ReadinessSnapshots } from '../readiness/readiness.ts';
import { CheckKeeping } from './check-enrolments.ts';

/**
 * Looks at every user of the environment: each night, and when somebody wants it; then the tenant's own checks are asked
 * about who has not been asked about for a day. Only the worker runs this.
 */
export class RebuildReadiness extends Command<void> {}

/** Looks at one user again, after their enrolments, or what is on record of them, have changed. */
export class RefreshReadiness extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(RebuildReadiness)
export class RebuildReadinessHandler implements ICommandHandler<RebuildReadiness> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshots: ReadinessSnapshots,
    private readonly checks: CheckKeeping,
  ) {}

  execute(): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.snapshots.rebuild();
      await this.checks.begin();
    });
  }
}

@CommandHandler(RefreshReadiness)
export class RefreshReadinessHandler implements ICommandHandler<RefreshReadiness> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshots: ReadinessSnapshots,
  ) {}

  execute({ userId }: RefreshReadiness): Promise<void> {
    return this.unitOfWork.run(() => this.snapshots.refresh(userId));
  }
}
