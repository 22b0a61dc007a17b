import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Questions } from '../question/questions.ts';

/** Nobody can choose it any more; who has enrolled it is asked it still. Throws NotFound. */
export class DeactivateQuestion extends Command<null> {
  constructor(readonly questionId: string) {
    super();
  }
}

@CommandHandler(DeactivateQuestion)
export class DeactivateQuestionHandler implements ICommandHandler<DeactivateQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: Questions,
  ) {}

  execute({ questionId }: DeactivateQuestion): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      (await this.questions.getForUpdate(questionId)).deactivate();
      return null;
    });
  }
}
