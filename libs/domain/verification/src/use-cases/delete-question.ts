import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { QuestionEnrolled } from '../question/errors.ts';
import { Questions } from '../question/questions.ts';

/** Takes a question away. Throws NotFound, and QuestionEnrolled while anybody has enrolled it. */
export class DeleteQuestion extends Command<null> {
  constructor(readonly questionId: string) {
    super();
  }
}

@CommandHandler(DeleteQuestion)
export class DeleteQuestionHandler implements ICommandHandler<DeleteQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: Questions,
  ) {}

  execute({ questionId }: DeleteQuestion): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const question = await this.questions.getForUpdate(questionId);
      const people = await this.questions.usedBy(questionId);
      if (people > 0) throw new QuestionEnrolled(people);
      question.markDeleted();
      await this.questions.remove(question);
      return null;
    });
  }
}
