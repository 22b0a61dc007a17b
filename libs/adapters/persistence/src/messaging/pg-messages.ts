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

  async supersedeSms(accountId: string): Promise<void> {
    await this.transactions.current().execute(
      `update tenant.message set status = 'discarded', sealed_parts = null
        where channel = 'sms' and status = 'queued' and coalesce(user_id, staff_id) = $1`,
      [accountId],
    );
  }

  async reportedForUpdate(serviceId: string, providerId: string): Promise<Message | undefined> {
    const transaction = this.transactions.current();
    const message = await transaction
      .entities()
      .findOne(Message, { serviceId, providerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return message ? transaction.track(message) : undefined;
  }
}
