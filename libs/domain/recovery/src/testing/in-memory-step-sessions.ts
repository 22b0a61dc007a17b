import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { StepSession } from '../step-session/step-session.ts';
import { StepSessions } from '../step-session/step-sessions.ts';

export class InMemoryStepSessions extends StepSessions {
  readonly table: AggregateTable<StepSession>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, StepSession, ({ id }) => id);
  }

  async add(session: StepSession): Promise<void> {
    this.table.add(session);
  }

  async find(id: string, digest: Buffer): Promise<StepSession | undefined> {
    return this.table.peek((row) => row.id === id && row.digest.equals(digest));
  }
}
