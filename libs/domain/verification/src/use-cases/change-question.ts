import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { QuestionWording } from '../question/question-texts.ts';
import { Questions } from '../question/questions.ts';

/** Other texts, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput, Conflict. */
export class ChangeQuestion extends Command<null> {
  constructor(
    readonly questionId: string,
    readonly version: number,
    readonly wording: QuestionWording,
  ) {
    super();
  }
}

@CommandHandler(ChangeQuestion)
export class ChangeQuestionHandler implements ICommandHandler<ChangeQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: Questions,
  ) {}

  execute({ questionId, version, wording }: ChangeQuestion): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const question = await this.questions.getForUpdate(questionId);
      question.change(wording, version);
      await this.questions.keepWording(question);
      return null;
    });
  }
}
