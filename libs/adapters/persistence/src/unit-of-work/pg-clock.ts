import { Clock } from '@latchkey/kernel';
import { Transactions } from './transactions.ts';

/** The database's time at the start of the running transaction: the same for every rule in it. */
export class PgClock extends Clock {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  now(): Promise<Date> {
    return Promise.resolve(this.transactions.current().now);
  }
}
