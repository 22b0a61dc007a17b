import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Questions } from '../question/questions.ts';

/** People can choose it again. Throws NotFound. */
export class ActivateQuestion extends Command<null> {
  constructor(readonly questionId: string) {
    super();
  }
}

@CommandHandler(ActivateQuestion)
export class ActivateQuestionHandler implements ICommandHandler<ActivateQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: Questions,
  ) {}

  execute({ questionId }: ActivateQuestion): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      (await this.questions.getForUpdate(questionId)).activate();
      return null;
    });
  }
}
