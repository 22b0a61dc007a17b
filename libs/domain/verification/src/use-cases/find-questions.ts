import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { CatalogueQuestion } from '../question/question-catalogue.ts';

export interface QuestionView extends CatalogueQuestion {
  readonly status: 'active' | 'inactive';
  /** How many people have enrolled it. */
  readonly usedBy: number;
  readonly createdAt: Date;
  readonly version: number;
}

/** Questions of the environment, oldest first. */
export class FindQuestions extends Query<Page<QuestionView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindQuestion extends Query<QuestionView> {
  constructor(readonly questionId: string) {
    super();
  }
}
