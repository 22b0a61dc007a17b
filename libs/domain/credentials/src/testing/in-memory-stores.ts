import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { CredentialStore, storeNameKey } from '../store/credential-store.ts';
import { CredentialStores } from '../store/credential-stores.ts';
import { StoreReach } from '../store/store-reach.ts';
import { StoreTest } from '../store-test/store-test.ts';
import { StoreTests, type RecentTests } from '../store-test/store-tests.ts';
import { StoreType } from '../store-type/store-type.ts';
import { StoreTypes } from '../store-type/store-types.ts';

export class InMemoryCredentialStores extends CredentialStores {
  readonly table: AggregateTable<CredentialStore>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, CredentialStore, ({ id }) => id);
  }

  async find(id: string): Promise<CredentialStore | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  async getForUpdate(id: string): Promise<CredentialStore> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async add(store: CredentialStore): Promise<void> {
    await this.reserveName(store, store.name);
    this.table.add(store);
  }

  async reserveName({ id }: Pick<CredentialStore, 'id'>, name: string): Promise<void> {
    const key = storeNameKey(name);
    if (this.table.find((row) => row.nameKey === key && row.id !== id))
      throw new Conflict('A store of this name exists. Choose another name.');
  }

  async remove(store: CredentialStore): Promise<void> {
    this.table.remove(store);
  }
}

export class InMemoryStoreTypes extends StoreTypes {
  readonly table: AggregateTable<StoreType>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, StoreType, ({ id }) => id);
  }

  async find(id: string): Promise<StoreType | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  async getForUpdate(id: string): Promise<StoreType> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async add(type: StoreType): Promise<void> {
    if (this.table.find(({ nameKey }) => nameKey === type.nameKey))
      throw new Conflict('A type of this name exists. Choose another name.');
    this.table.add(type);
  }

  async remove(type: StoreType): Promise<void> {
    this.table.remove(type);
  }
}

export class InMemoryStoreTests extends StoreTests {
  readonly table: AggregateTable<StoreTest>;

  constructor(
    database: InMemoryDatabase,
    private readonly now: () => Promise<Date>,
  ) {
    super();
    this.table = new AggregateTable(database, StoreTest, ({ id }) => id);
  }

  async add(test: StoreTest): Promise<void> {
    this.table.add(test);
  }

  async getForUpdate(id: string): Promise<StoreTest | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async recent(storeId: string): Promise<RecentTests> {
    const now = (await this.now()).getTime();
    const within = (minutes: number) => (test: StoreTest) =>
      test.storeId === storeId && test.askedAt.getTime() > now - minutes * 60_000;
    const open = this.table.all().find((test) => test.state === 'asked' && within(5)(test));
    return { openId: open?.id ?? null, withinAnHour: this.table.all().filter(within(60)).length };
  }
}

/** What was noted, by store. */
export class InMemoryStoreReach extends StoreReach {
  readonly noted = new Map<string, boolean>();

  async met(storeId: string, reached: boolean): Promise<void> {
    if (!reached || this.noted.has(storeId)) this.noted.set(storeId, reached);
  }

  async note(storeId: string, reached: boolean): Promise<void> {
    this.noted.set(storeId, reached);
  }

  async forget(storeId: string): Promise<void> {
    this.noted.delete(storeId);
  }
}
