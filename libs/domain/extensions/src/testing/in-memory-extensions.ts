import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Extension, extensionNameKey } from '../extension/extension.ts';
import { Extensions } from '../extension/extensions.ts';

export class InMemoryExtensions extends Extensions {
  private readonly table: AggregateTable<Extension>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Extension, ({ id }) => id);
  }

  async get(id: string): Promise<Extension> {
    return found(this.table.peek((row) => row.id === id));
  }

  async getForUpdate(id: string): Promise<Extension> {
    return found(this.table.load((row) => row.id === id));
  }

  async add(extension: Extension): Promise<void> {
    await this.reserveName(extension, extension.name);
    this.table.add(extension);
  }

  async reserveName({ id }: Pick<Extension, 'id'>, name: string): Promise<void> {
    const key = extensionNameKey(name);
    if (this.table.find((row) => row.nameKey === key && row.id !== id))
      throw new Conflict('An extension of this name exists. Choose another name.');
  }

  async remove(extension: Extension): Promise<void> {
    this.table.remove(extension);
  }
}

function found(extension: Extension | undefined): Extension {
  if (!extension) throw new NotFound();
  return extension;
}
