import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences, CredentialChanges } from '@latchkey/credentials';
import { OutcomeIsKnown } from '../reset-request/errors.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/**
 * Nobody knew whether a store has what it was sent, and somebody of the staff has looked there (BY-01). What follows is
 * what would have followed from the store's own word. Throws NotFound, OutcomeIsKnown.
 */
export class SettleOutcome extends Command<null> {
  constructor(
    readonly requestId: string,
    /** Whether the store has the new password, or has ended the lock. */
    readonly isThere: boolean,
  ) {
    super();
  }
}

/** Writes it down with what follows. Called inside a transaction. */
export class OutcomeSettlement {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly changes: CredentialChanges,
    private readonly consequences: ChangeConsequences,
    private readonly clock: Clock,
  ) {}

  async write({ requestId, isThere }: SettleOutcome): Promise<null> {
    const request = await this.resetRequests.getForUpdate(requestId);
    if (!request) throw new NotFound();
    const change = request.changeId === null ? undefined : await this.changes.getForUpdate(request.changeId);
    const now = await this.clock.now();
    if (!change?.settle(isThere, now)) throw new OutcomeIsKnown();
    await this.consequences.follow(change, now);
    return null;
  }
}

@CommandHandler(SettleOutcome)
export class SettleOutcomeHandler implements ICommandHandler<SettleOutcome> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly settlement: OutcomeSettlement,
  ) {}

  execute(command: SettleOutcome): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'request:settle');
    return this.unitOfWork.conclude(() => this.settlement.write(command));
  }
}
