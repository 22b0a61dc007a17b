import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { MessageText } from '../message-text/message-text.ts';
import { MessageTexts, type WrittenText } from '../message-text/message-texts.ts';

export class InMemoryMessageTexts extends MessageTexts {
  readonly table: AggregateTable<MessageText>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, MessageText, ({ id }) => id);
  }

  async getForUpdate(id: string): Promise<MessageText> {
    const text = this.table.load((row) => row.id === id);
    if (!text) throw new NotFound();
    return text;
  }

  async add(text: MessageText): Promise<void> {
    const { key, locale } = text;
    if (this.table.find((row) => row.key === key && row.locale === locale))
      throw new Conflict('This is said in this language already.');
    this.table.add(text);
  }

  async remove(text: MessageText): Promise<void> {
    this.table.remove(text);
  }

  async inLanguage(locale: string): Promise<readonly WrittenText[]> {
    return this.table.all().filter((row) => row.locale === locale);
  }
}
