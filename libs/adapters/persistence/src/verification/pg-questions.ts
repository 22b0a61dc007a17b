import { Conflict, NotFound } from '@latchkey/kernel';
import { Question, Questions, textKeys, type QuestionTextKey } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgQuestions extends Questions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<Question> {
    const transaction = this.transactions.current();
    const question = await transaction
      .entities()
      .findOne(Question, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!question) throw new NotFound();
    return transaction.track(question);
  }

  async add(question: Question): Promise<void> {
    this.transactions.current().add(question);
    await this.writeTexts(question);
  }

  async keepWording(question: Question): Promise<void> {
    await this.removeTexts(question.id);
    await this.writeTexts(question);
  }

  async usedBy(id: string): Promise<number> {
    const text = `select count(*)::int as people from tenant.enrolled_question where question_id = $1`;
    return (await this.transactions.current().query<{ people: number }>(text, [id]))[0]?.people ?? 0;
  }

  async remove({ id }: Question): Promise<void> {
    await this.removeTexts(id);
    await this.transactions.current().execute(`delete from tenant.question where id = $1`, [id]);
  }

  private async removeTexts(id: string): Promise<void> {
    await this.transactions
      .current()
      .execute(`delete from tenant.question_text where question_id = $1`, [id]);
  }

  private async writeTexts(question: Question): Promise<void> {
    const keys = textKeys(question);
    await this.requireUnique(keys);
    for (const { language, textKey } of keys)
      this.transactions
        .current()
        .insert('question_text', { question_id: question.id, language, text_key: textKey });
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  private async requireUnique(keys: readonly QuestionTextKey[]): Promise<void> {
    const taken = await this.transactions.current().query<{ language: string }>(
      `select has.language from unnest($1::text[], $2::text[]) as wanted (language, text_key)
        join tenant.question_text has on has.language = wanted.language and has.text_key = wanted.text_key
        order by 1 limit 1`,
      [keys.map(({ language }) => language), keys.map(({ textKey }) => textKey)],
    );
    if (taken[0])
      throw new Conflict(`This question exists in the language ${taken[0].language}. Write another one.`);
  }
}
