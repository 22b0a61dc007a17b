import { Conflict, NotFound } from '@latchkey/kernel';
import { User, Users } from '@latchkey/identity';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgUsers extends Users {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<User> {
    const user = await this.transactions.current().entities().findOne(User, { id });
    if (!user) throw new NotFound();
    return user;
  }

  async getForUpdate(id: string): Promise<User> {
    const transaction = this.transactions.current();
    const user = await transaction.entities().findOne(User, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!user) throw new NotFound();
    return transaction.track(user);
  }

  /** A name may not be anybody's address either: one identifier means one person. */
  async add(user: User): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(
      `select 1 from tenant.app_user
        where user_name_key = any ($1) or email_key = any ($1) limit 1`,
      [[user.userNameKey, user.emailKey]],
    );
    if (taken.length > 0) throw new Conflict('A user of this name or address exists. Choose another one.');
    transaction.add(user);
  }
}
