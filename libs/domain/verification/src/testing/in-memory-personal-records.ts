import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { PersonalRecords } from '../personal-record/personal-records.ts';

interface PersonalRecord extends Placed {
  readonly userId: string;
  /** What every user has. */
  readonly fields: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

export class InMemoryPersonalRecords extends PersonalRecords {
  private readonly table: Table<PersonalRecord>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new Table(database, ({ userId }) => userId);
  }

  /** Of a user of the present tenant and environment. */
  keep(
    userId: string,
    fields: PersonalRecord['fields'],
    attributes: PersonalRecord['attributes'] = {},
  ): void {
    const { tenantId, environment } = TenantContext.current();
    this.table.put({ tenantId, environment, userId, fields, attributes });
  }

  async find(userId: string, attribute: string): Promise<string | undefined> {
    const record = this.table.find((row) => row.userId === userId);
    const known = { ...record?.attributes, ...record?.fields };
    return (Object.hasOwn(known, attribute) && known[attribute]) || undefined;
  }

  async hasAttribute(name: string): Promise<boolean> {
    return this.table.find(({ attributes }) => Object.hasOwn(attributes, name)) !== undefined;
  }
}
