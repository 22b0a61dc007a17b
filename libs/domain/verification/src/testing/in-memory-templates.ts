import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { VerificationTemplate } from '../template/verification-template.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';

export class InMemoryTemplates extends VerificationTemplates {
  readonly table: AggregateTable<VerificationTemplate>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, VerificationTemplate, ({ id }) => id);
  }

  async getForUpdate(id: string): Promise<VerificationTemplate> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async findHeld(id: string): Promise<VerificationTemplate | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  async add(template: VerificationTemplate): Promise<void> {
    await this.keepUnique(template);
    this.table.add(template);
  }

  async keepUnique({ id, nameKey }: VerificationTemplate): Promise<void> {
    if (this.table.find((row) => row.id !== id && row.nameKey === nameKey))
      throw new Conflict('A template of this name exists.');
  }

  async remove(template: VerificationTemplate): Promise<void> {
    this.table.remove(template);
  }
}
