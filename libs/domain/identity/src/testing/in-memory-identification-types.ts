import { Conflict, NotFound, type UsedBy } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { IdentificationType } from '../identification-type/identification-type.ts';
import { IdentificationTypes } from '../identification-type/identification-types.ts';
import { IdentificationUsage } from '../identification-type/identification-usage.ts';

export class InMemoryIdentificationTypes extends IdentificationTypes {
  readonly table: AggregateTable<IdentificationType>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, IdentificationType, ({ id }) => id);
  }

  async getForUpdate(id: string): Promise<IdentificationType> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async add(type: IdentificationType): Promise<void> {
    await this.keepUnique(type);
    this.table.add(type);
  }

  async keepUnique({ id, nameKey }: IdentificationType): Promise<void> {
    if (this.table.find((row) => row.id !== id && row.nameKey === nameKey))
      throw new Conflict('An identification type of this name exists.');
  }

  async remove(type: IdentificationType): Promise<void> {
    this.table.remove(type);
  }
}

/** Who is begun by a type, as a story sets it. */
export class ScriptedIdentificationUsage extends IdentificationUsage {
  usedBy: readonly UsedBy[] = [];

  of(): Promise<readonly UsedBy[]> {
    return Promise.resolve(this.usedBy);
  }
}
