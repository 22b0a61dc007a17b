import { Conflict, NotFound } from '@latchkey/kernel';
import { MessageText, MessageTexts, type WrittenText } from '@latchkey/messaging';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgMessageTexts extends MessageTexts {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<MessageText> {
    const transaction = this.transactions.current();
    const text = await transaction
      .entities()
      .findOne(MessageText, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!text) throw new NotFound();
    return transaction.track(text);
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async add(text: MessageText): Promise<void> {
    const known = await this.transactions
      .current()
      .query(`select 1 from tenant.message_text where key = $1 and locale = $2`, [text.key, text.locale]);
    if (known.length > 0)
      throw new Conflict('This is said in your own words in this language already. Change those.');
    this.transactions.current().add(text);
  }

  async remove({ id }: MessageText): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.message_text where id = $1`, [id]);
  }

  inLanguage(locale: string): Promise<readonly WrittenText[]> {
    const text = `select key, text from tenant.message_text where locale = $1`;
    return this.transactions.current().query<WrittenText>(text, [locale]);
  }
}
