import { Conflict, NotFound, TenantContext } from '@latchkey/kernel';
import { AggregateTable, Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import {
  QuestionCatalogue,
  type CatalogueQuestion,
  type EnrolledQuestions,
} from '../question/question-catalogue.ts';
import { textKeys } from '../question/question-texts.ts';
import { Question } from '../question/question.ts';
import { Questions } from '../question/questions.ts';

export class InMemoryQuestions extends Questions {
  readonly table: AggregateTable<Question>;
  readonly enrolled: Table<EnrolledQuestions & Placed>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Question, ({ id }) => id);
    this.enrolled = new Table(database, ({ enrolmentId }) => enrolmentId);
  }

  async getForUpdate(id: string): Promise<Question> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async add(question: Question): Promise<void> {
    await this.keepWording(question);
    this.table.add(question);
  }

  async keepWording(question: Question): Promise<void> {
    const wanted = new Set(keysOf(question));
    if (this.table.find((row) => row.id !== question.id && keysOf(row).some((key) => wanted.has(key))))
      throw new Conflict('This question exists.');
  }

  async usedBy(id: string): Promise<number> {
    return this.enrolled.all().filter(({ questionIds }) => questionIds.includes(id)).length;
  }

  async remove(question: Question): Promise<void> {
    this.table.remove(question);
  }
}

export class InMemoryQuestionCatalogue extends QuestionCatalogue {
  /** By the id of a user. */
  readonly names = new Map<string, readonly string[]>();

  constructor(private readonly questions: InMemoryQuestions) {
    super();
  }

  async active(): Promise<readonly CatalogueQuestion[]> {
    return this.questions.table.all().filter(({ status }) => status === 'active');
  }

  async heldActive(ids: readonly string[]): Promise<readonly CatalogueQuestion[]> {
    return (await this.active()).filter(({ id }) => ids.includes(id));
  }

  async find(ids: readonly string[]): Promise<readonly CatalogueQuestion[]> {
    const all = this.questions.table.all();
    return ids.flatMap((id) => all.filter((question) => question.id === id));
  }

  async namesOf(userId: string): Promise<readonly string[]> {
    return this.names.get(userId) ?? [];
  }

  async keepEnrolled(enrolled: EnrolledQuestions): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    this.questions.enrolled.put({ tenantId, environment, ...enrolled });
  }

  async releaseEnrolled(enrolmentId: string): Promise<void> {
    const enrolled = this.questions.enrolled.find((row) => row.enrolmentId === enrolmentId);
    if (enrolled) this.questions.enrolled.remove(enrolled);
  }
}

function keysOf(question: Question): string[] {
  return textKeys(question).map(({ language, textKey }) => `${language} ${textKey}`);
}
