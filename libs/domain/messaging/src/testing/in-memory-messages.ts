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

  async supersedeSms(accountId: string): Promise<void> {
    const waiting = ({ channel, status, userId, staffId }: Message): boolean =>
      channel === 'sms' && status === 'queued' && (userId ?? staffId) === accountId;
    for (const row of this.table.all().filter(waiting))
      this.table.update(row, { status: 'discarded', sealedParts: null });
  }

  async reportedForUpdate(serviceId: string, providerId: string): Promise<Message | undefined> {
    return this.table.load((row) => row.serviceId === serviceId && row.providerId === providerId);
  }
}
