import { Message, Messages } from '@latchkey/messaging';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgMessages extends Messages {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(message: Message): Promise<void> {
    this.transactions.current().add(message);
    return Promise.resolve();
  }

  async getForUpdate(id: string): Promise<Message | undefined> {
    const transaction = this.transactions.current();
    const message = await transaction
      .entities()
      .findOne(Message, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return message ? transaction.track(message) : undefined;
  }
}
