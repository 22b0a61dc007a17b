import { later, NotFound, type Clock } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import {
  IdentityConfirmation,
  looksAtPerson,
  looksOfAgent,
  type LookAllowance,
} from '../identity-confirmation/identity-confirmation.ts';
import { IdentityConfirmations } from '../identity-confirmation/identity-confirmations.ts';

export class InMemoryIdentityConfirmations extends IdentityConfirmations {
  readonly table: AggregateTable<IdentityConfirmation>;

  constructor(
    database: InMemoryDatabase,
    private readonly clock: Clock,
  ) {
    super();
    this.table = new AggregateTable(database, IdentityConfirmation, ({ id }) => id);
  }

  async nextLook(agentId: string, userId: string): Promise<Date | undefined> {
    const now = await this.clock.now();
    const looks = this.table.all();
    const ofAgent = looks.filter((look) => look.agentId === agentId);
    const atPerson = looks.filter((look) => look.userId === userId);
    const [one, other] = [nextOf(ofAgent, looksOfAgent, now), nextOf(atPerson, looksAtPerson, now)];
    return one && other && one < other ? other : (one ?? other);
  }

  async add(look: IdentityConfirmation): Promise<void> {
    this.table.add(look);
  }

  async getForUpdate(id: string): Promise<IdentityConfirmation> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }
}

/** When the oldest of as many as are allowed has left the window. */
function nextOf(
  looks: readonly IdentityConfirmation[],
  { most, within }: LookAllowance,
  now: Date,
): Date | undefined {
  const counted = looks.map(({ openedAt }) => later(openedAt, within)).filter((end) => end > now);
  return counted.toSorted((a, b) => b.getTime() - a.getTime())[most - 1];
}
