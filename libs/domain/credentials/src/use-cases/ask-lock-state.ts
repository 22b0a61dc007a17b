import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Users } from '@latchkey/identity';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { LockQuestion } from '../lock-question/lock-question.ts';
import { LockQuestions } from '../lock-question/lock-questions.ts';

/**
 * Staff want to know whether the store lets a user in; the worker goes and asks. Answers the id of the question: of the
 * one that nobody has answered yet, where there is one. Throws NotFound.
 */
export class AskLockState extends Command<string> {
  constructor(readonly userId: string) {
    super();
  }
}

/** Puts the question. Called inside a transaction. */
export class LockQuestionEntry {
  constructor(
    private readonly users: Users,
    private readonly questions: LockQuestions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(userId: string): Promise<string> {
    // Held, so that two who ask at once put one question.
    const { storeId } = await this.users.getForUpdate(userId);
    const open = await this.questions.openOf(userId);
    if (open !== undefined) return open;
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const question = LockQuestion.ask({ ...place, userId, storeId, askedAt: await this.clock.now() });
    await this.questions.add(question);
    return question.id;
  }
}

@CommandHandler(AskLockState)
export class AskLockStateHandler implements ICommandHandler<AskLockState> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: LockQuestionEntry,
  ) {}

  execute({ userId }: AskLockState): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    return this.unitOfWork.conclude(() => this.entry.write(userId));
  }
}
