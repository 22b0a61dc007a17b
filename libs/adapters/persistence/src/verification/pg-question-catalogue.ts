import { QuestionCatalogue, type CatalogueQuestion, type EnrolledQuestions } from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';

const select = `select id, texts, default_language as "defaultLanguage" from tenant.question`;

export class PgQuestionCatalogue extends QuestionCatalogue {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  active(): Promise<readonly CatalogueQuestion[]> {
    const text = `${select} where status = 'active' order by id`;
    return this.transactions.current().query<CatalogueQuestion>(text);
  }

  /** Compared as text: an id that somebody made up is the id of nothing. */
  heldActive(ids: readonly string[]): Promise<readonly CatalogueQuestion[]> {
    const text = `${select} where status = 'active' and id::text = any ($1) order by id for share`;
    return this.transactions.current().query<CatalogueQuestion>(text, [ids]);
  }

  async find(ids: readonly string[]): Promise<readonly CatalogueQuestion[]> {
    const text = `${select} where id::text = any ($1)`;
    const found = await this.transactions.current().query<CatalogueQuestion>(text, [ids]);
    return ids.flatMap((id) => found.filter((question) => question.id === id));
  }

  async namesOf(userId: string): Promise<readonly string[]> {
    const text = `select user_name as "userName", email, display_name as "displayName" from tenant.app_user where id = $1`;
    const rows = await this.transactions.current().query<Record<string, string>>(text, [userId]);
    return rows.flatMap((row) => Object.values(row));
  }

  async keepEnrolled({ enrolmentId, userId, questionIds }: EnrolledQuestions): Promise<void> {
    const place = { enrolment_id: enrolmentId, user_id: userId };
    for (const id of questionIds)
      this.transactions.current().insert('enrolled_question', { ...place, question_id: id });
  }

  async releaseEnrolled(enrolmentId: string): Promise<void> {
    const text = `delete from tenant.enrolled_question where enrolment_id = $1`;
    await this.transactions.current().execute(text, [enrolmentId]);
  }
}
