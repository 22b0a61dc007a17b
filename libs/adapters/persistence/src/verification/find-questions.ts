import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindQuestion, FindQuestions, type QuestionView } from '@latchkey/verification';
import { Reads, type Listing } from '../read-models/reads.ts';

const questions: Listing = {
  select: `t.id, t.texts, t.default_language as "defaultLanguage", t.status, t.created_at as "createdAt", t.version,
    (select count(*)::int from tenant.enrolled_question used where used.tenant_id = t.tenant_id
      and used.environment = t.environment and used.question_id = t.id) as "usedBy"`,
  from: 'tenant.question t',
  table: 'tenant.question',
};

@QueryHandler(FindQuestions)
export class FindQuestionsHandler implements IQueryHandler<FindQuestions> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindQuestions): Promise<Page<QuestionView>> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.page(questions, page);
  }
}

@QueryHandler(FindQuestion)
export class FindQuestionHandler implements IQueryHandler<FindQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ questionId }: FindQuestion): Promise<QuestionView> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.one(questions, questionId);
  }
}
