import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { User } from '../user/user.ts';
import { Users } from '../user/users.ts';

export class InMemoryUsers extends Users {
  readonly table: AggregateTable<User>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, User, ({ id }) => id);
  }

  async get(id: string): Promise<User> {
    const user = this.table.peek((row) => row.id === id);
    if (!user) throw new NotFound();
    return user;
  }

  async getForUpdate(id: string): Promise<User> {
    const user = this.table.load((row) => row.id === id);
    if (!user) throw new NotFound();
    return user;
  }

  async add(user: User): Promise<void> {
    await this.keepUnique(user);
    this.table.add(user);
  }

  async keepUnique(user: User): Promise<void> {
    const keys = [user.userNameKey, user.emailKey];
    const taken = (row: User): boolean => keys.includes(row.userNameKey) || keys.includes(row.emailKey);
    if (this.table.find((row) => row.id !== user.id && taken(row))) {
      throw new Conflict('A user of this name or address exists. Choose another one.');
    }
  }

  /** Nobody is looked up by attributes here. */
  keepAttributes(): Promise<void> {
    return Promise.resolve();
  }
}
