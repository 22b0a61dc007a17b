import { Conflict, NotFound } from '@latchkey/kernel';
import { attributeKeys, User, Users } from '@latchkey/identity';
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

  async add(user: User): Promise<void> {
    await this.keepUnique(user);
    this.transactions.current().add(user);
    this.writeAttributes(user);
  }

  async keepAttributes(user: User): Promise<void> {
    const text = `delete from tenant.user_attribute where user_id = $1`;
    await this.transactions.current().execute(text, [user.id]);
    this.writeAttributes(user);
  }

  private writeAttributes({ id, attributes }: User): void {
    for (const { name, valueKey } of attributeKeys(attributes)) {
      this.transactions.current().insert('user_attribute', { user_id: id, name, value_key: valueKey });
    }
  }

  /** A name may not be anybody's address either. */
  async keepUnique(user: User): Promise<void> {
    const taken = await this.transactions.current().query(
      `select 1 from tenant.app_user
        where (user_name_key = any ($1) or email_key = any ($1)) and id <> $2 limit 1`,
      [[user.userNameKey, user.emailKey], user.id],
    );
    if (taken.length > 0) throw new Conflict('A user of this name or address exists. Choose another one.');
  }
}
