import { TenantContext, type Page, type PageRequest } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { CaughtMessages, type CaughtMessage, type KeptMessage } from '../caught-message/caught-messages.ts';

export class InMemoryCaughtMessages extends CaughtMessages {
  private readonly table: Table<Placed & KeptMessage>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new Table(database, ({ id }) => id);
  }

  async keep(message: CaughtMessage): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    if (environment !== 'test') throw new Error('messages are caught in test environments alone');
    if (this.table.find(({ id }) => id === message.id)) return;
    this.table.put({ tenantId, environment, ...message, caughtAt: new Date(0) });
  }

  async page(applicationId: string, { after, limit }: PageRequest): Promise<Page<KeptMessage>> {
    const own = this.table
      .all()
      .filter((row) => row.applicationId === applicationId && (after === null || row.id < after))
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    const items = own.slice(0, limit);
    return { items, next: own.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
