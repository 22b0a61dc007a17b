import { NotFound } from '@latchkey/kernel';
import { Application, Applications } from '@latchkey/tenancy';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgApplications extends Applications {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<Application> {
    const application = await this.transactions.current().entities().findOne(Application, { id });
    if (!application) throw new NotFound();
    return application;
  }

  async getForUpdate(id: string): Promise<Application> {
    const transaction = this.transactions.current();
    const application = await transaction
      .entities()
      .findOne(Application, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!application) throw new NotFound();
    return transaction.track(application);
  }

  add(application: Application): Promise<void> {
    this.transactions.current().add(application);
    return Promise.resolve();
  }
}
