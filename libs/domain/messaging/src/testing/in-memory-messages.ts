import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Message } from '../message/message.ts';
import { Messages } from '../message/messages.ts';

/** Keeps every message that was queued, to be looked at. */
export class InMemoryMessages extends Messages {
  readonly table: AggregateTable<Message>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Message, ({ id }) => id);
  }

  async add(message: Message): Promise<void> {
    this.table.add(message);
  }

  async getForUpdate(id: string): Promise<Message | undefined> {
    return this.table.load((row) => row.id === id);
  }
}
