import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { QuestionWording } from '../question/question-texts.ts';
import { Question } from '../question/question.ts';
import { Questions } from '../question/questions.ts';

/** A new question, which people can choose from now on. Answers its id. Throws InvalidInput, Conflict. */
export class CreateQuestion extends Command<string> {
  constructor(readonly wording: QuestionWording) {
    super();
  }
}

/** Makes the question. Called inside a transaction. */
export class QuestionEntry {
  constructor(
    private readonly questions: Questions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ texts, defaultLanguage }: QuestionWording): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id(), createdAt: await this.clock.now() };
    const question = Question.create({ ...place, texts, defaultLanguage });
    await this.questions.add(question);
    return question.id;
  }
}

@CommandHandler(CreateQuestion)
export class CreateQuestionHandler implements ICommandHandler<CreateQuestion> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: QuestionEntry,
  ) {}

  execute({ wording }: CreateQuestion): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(() => this.entry.write(wording));
  }
}
