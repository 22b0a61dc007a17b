import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext } from '@latchkey/kernel';
import { FindLockQuestion, type LockQuestionView } from '@latchkey/credentials';
import { Reads, type Listing } from '../read-models/reads.ts';

const questions: Listing = {
  select: `t.id, t.user_id as "userId", t.store_id as "storeId", t.lock_state as "lockState",
    t.asked_at as "askedAt", t.answered_at as "answeredAt"`,
  from: 'tenant.lock_question t',
  table: 'tenant.lock_question',
};

@QueryHandler(FindLockQuestion)
export class FindLockQuestionHandler implements IQueryHandler<FindLockQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ questionId }: FindLockQuestion): Promise<LockQuestionView> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.reads.one(questions, questionId);
  }
}
