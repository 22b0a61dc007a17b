import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { SessionRevocation } from '../session-revocation/session-revocation.ts';
import { SessionRevocations, type RevocationTarget } from '../session-revocation/session-revocations.ts';
import type { SessionsOf } from '../store/store-driver.ts';

/** A store as these tests know it. */
export interface SessionHolder {
  readonly storeId: string;
  readonly driver: string;
  readonly active: boolean;
  readonly sessionsOf: SessionsOf | null;
}

export class InMemorySessionRevocations extends SessionRevocations {
  readonly table: AggregateTable<SessionRevocation>;

  /** `person`: of an id, as far as it is known in the environment at hand. */
  constructor(
    database: InMemoryDatabase,
    private readonly stores: () => readonly SessionHolder[],
    private readonly person: (
      userId: string,
    ) => { readonly storeId: string; readonly userName: string } | undefined,
  ) {
    super();
    this.table = new AggregateTable(database, SessionRevocation, ({ id }) => id);
  }

  async add(revocation: SessionRevocation): Promise<void> {
    this.table.add(revocation);
  }

  async getForUpdate(id: string): Promise<SessionRevocation | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async holders(userId: string): Promise<readonly string[]> {
    const own = this.person(userId)?.storeId;
    if (own === undefined) return [];
    const holds = ({ active, sessionsOf, storeId }: SessionHolder) =>
      active && (sessionsOf === 'everybody' || (sessionsOf === 'own' && storeId === own));
    return this.stores()
      .filter(holds)
      .map(({ storeId }) => storeId)
      .sort();
  }

  async target({ storeId, userId }: SessionRevocation): Promise<RevocationTarget | undefined> {
    const store = this.stores().find((each) => each.storeId === storeId);
    const person = this.person(userId);
    if (!store || !person) return undefined;
    const account = { storeId, userId, userName: person.userName, externalId: null };
    return { driver: store.driver, account };
  }
}
