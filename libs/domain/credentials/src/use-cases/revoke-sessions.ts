import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { SessionRevocations, type RevocationTarget } from '../session-revocation/session-revocations.ts';
import { canEndSessions, StoreDrivers, type StoreAnswer, type StoreAttempt } from '../store/store-driver.ts';

/**
 * Asks whoever holds sessions of a person to end them. Throws SessionsNotRevoked while nobody knows that it was done: the
 * worker's queue tries again. Only the worker runs this.
 */
export class RevokeSessions extends Command<void> {
  constructor(readonly revocationId: string) {
    super();
  }
}

export class SessionsNotRevoked extends Error {
  override readonly name = 'SessionsNotRevoked';
  constructor(readonly answer: StoreAnswer['kind']) {
    super(`sessions are not known to have ended: ${answer}`);
  }
}

interface BegunRevocation extends RevocationTarget {
  readonly attempt: StoreAttempt;
}

/** What is written before the holder is called, and after it. Each call is one transaction. */
export class RevocationJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly revocations: SessionRevocations,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a revocation that is over. */
  begin(id: string): Promise<BegunRevocation | undefined> {
    return this.unitOfWork.run(async () => {
      const revocation = await this.revocations.getForUpdate(id);
      const now = await this.clock.now();
      const fence = revocation?.attempt(now);
      if (!revocation || fence === undefined) return undefined;
      const target = await this.revocations.target(revocation);
      if (target) return { ...target, attempt: { changeId: id, fence } };
      revocation.answered({ kind: 'rejected', reason: 'account-missing' }, now);
      return undefined;
    });
  }

  conclude(id: string, answer: StoreAnswer): Promise<void> {
    return this.unitOfWork.run(async () => {
      const revocation = await this.revocations.getForUpdate(id);
      revocation?.answered(answer, await this.clock.now());
    });
  }
}

@CommandHandler(RevokeSessions)
export class RevokeSessionsHandler implements ICommandHandler<RevokeSessions> {
  constructor(
    private readonly journal: RevocationJournal,
    private readonly drivers: StoreDrivers,
  ) {}

  async execute({ revocationId }: RevokeSessions): Promise<void> {
    const begun = await this.journal.begin(revocationId);
    if (!begun) return;
    const driver = this.drivers.of(begun.driver);
    const answer: StoreAnswer = canEndSessions(driver)
      ? await driver.endSessions(begun.account, begun.attempt)
      : { kind: 'rejected', reason: 'not-supported' };
    await this.journal.conclude(revocationId, answer);
    if (answer.kind !== 'applied' && answer.kind !== 'rejected') throw new SessionsNotRevoked(answer.kind);
  }
}
