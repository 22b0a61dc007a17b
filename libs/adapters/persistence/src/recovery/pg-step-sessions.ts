import { StepSession, StepSessions } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgStepSessions extends StepSessions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(session: StepSession): Promise<void> {
    this.transactions.current().add(session);
    return Promise.resolve();
  }

  async find(id: string, digest: Buffer): Promise<StepSession | undefined> {
    const found = await this.transactions.current().entities().findOne(StepSession, { id, digest });
    return found ?? undefined;
  }
}
