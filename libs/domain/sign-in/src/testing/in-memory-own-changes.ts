import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { OwnChange, OwnChanges, type OwnChangeOffer, type OwnOperation } from '../own-change/own-change.ts';

export class InMemoryOwnChanges extends OwnChanges {
  readonly table: AggregateTable<OwnChange>;
  /** By user and operation. */
  readonly offers = new Map<string, OwnChangeOffer>();
  /** Of whom recoveries were cancelled, in order. */
  readonly cancelled: string[] = [];

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, OwnChange, ({ id }) => id);
  }

  async add(own: OwnChange): Promise<void> {
    this.table.add(own);
  }

  async find(id: string): Promise<OwnChange | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  async offer(
    userId: string,
    _applicationId: string,
    operation: OwnOperation,
  ): Promise<OwnChangeOffer | undefined> {
    return this.offers.get(`${userId} ${operation}`);
  }

  async cancelRecoveries({ userId }: OwnChange): Promise<number> {
    this.cancelled.push(userId);
    return 0;
  }
}
