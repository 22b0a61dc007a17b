import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { attributeKeys, type AttributeKey } from '../user/user-attributes.ts';
import { User } from '../user/user.ts';
import { Users } from '../user/users.ts';

export class InMemoryUsers extends Users {
  readonly table: AggregateTable<User>;

  /** Attributes by which identification types find people. */
  readonly identifying = new Set<string>();

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, User, ({ id }) => id);
  }

  async get(id: string): Promise<User> {
    const user = this.table.peek((row) => row.id === id && row.status !== 'erased');
    if (!user) throw new NotFound();
    return user;
  }

  async getForUpdate(id: string): Promise<User> {
    const user = this.table.load((row) => row.id === id && row.status !== 'erased');
    if (!user) throw new NotFound();
    return user;
  }

  async add(user: User): Promise<void> {
    await this.keepUnique(user);
    await this.keepAttributes(user);
    this.table.add(user);
  }

  async keepUnique(user: User): Promise<void> {
    const keys = [user.userNameKey, user.emailKey];
    const taken = (row: User): boolean =>
      keys.includes(row.userNameKey) ||
      keys.includes(row.emailKey) ||
      (user.externalId !== null && row.externalId === user.externalId);
    if (this.table.find((row) => row.id !== user.id && taken(row))) {
      throw new Conflict('A user of this name or address exists. Choose another one.');
    }
  }

  async findByNameForUpdate(userNameKey: string): Promise<User | undefined> {
    return this.table.load((row) => row.userNameKey === userNameKey && row.status !== 'erased');
  }

  async keepAttributes(user: User): Promise<void> {
    await this.keepIdentifying(user);
  }

  async keepIdentifying({ id, attributes }: User): Promise<void> {
    const keys = attributeKeys(attributes).filter(({ name }) => this.identifying.has(name));
    const others = this.table.all().filter((row) => row.id !== id);
    const has = (row: User, { name, valueKey }: AttributeKey): boolean =>
      attributeKeys(row.attributes).some((own) => own.name === name && own.valueKey === valueKey);
    if (keys.some((key) => others.some((row) => has(row, key)))) throw new Conflict('attribute');
  }

  async allKnown(ids: readonly string[]): Promise<boolean> {
    const known = new Set(
      this.table
        .all()
        .filter(({ status }) => status !== 'erased')
        .map(({ id }) => id),
    );
    return ids.every((id) => known.has(id));
  }

  /** Erased record by the one that it is told with. */
  readonly toldWith = new Map<string, string>();

  async tellWith(absorbed: User, survivor: User): Promise<void> {
    this.toldWith.set(absorbed.id, survivor.id);
  }

  /** Here nobody else keeps anything; attributes are the user's own. */
  async forget(): Promise<void> {}
}
