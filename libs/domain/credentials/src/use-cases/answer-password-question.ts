import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, HandOverOpener, UnitOfWork } from '@latchkey/kernel';
import {
  askedPasswordParcel,
  PasswordQuestions,
  type PasswordQuestion,
} from '../password-question/password-question.ts';
import { canSignIn, type SignInAnswer, type StoreAccount } from '../store/store-driver.ts';
import { StoreLook } from './run-store-test.ts';

/** Asks the store, and writes what it said. Only the worker runs this. */
export class AnswerPasswordQuestion extends Command<void> {
  constructor(readonly questionId: string) {
    super();
  }
}

/** A question that was taken: nobody else will ask it. */
interface TakenQuestion {
  readonly account: StoreAccount;
  readonly sealed: string;
}

/** Taking a question, and writing its answer, each in a transaction of its own. */
export class PasswordQuestionJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: PasswordQuestions,
    private readonly clock: Clock,
  ) {}

  /** A worker that dies behind this leaves it without an answer: a wrong password is never counted twice. */
  take(questionId: string): Promise<TakenQuestion | undefined> {
    return this.unitOfWork.run(async () => {
      const question = await this.questions.getForUpdate(questionId);
      const sealed = question?.take(await this.clock.now());
      return question && sealed !== undefined ? { account: accountOf(question), sealed } : undefined;
    });
  }

  conclude(questionId: string, answer: SignInAnswer): Promise<void> {
    return this.unitOfWork.run(async () => {
      const question = await this.questions.getForUpdate(questionId);
      question?.conclude(answer, await this.clock.now());
    });
  }
}

@CommandHandler(AnswerPasswordQuestion)
export class AnswerPasswordQuestionHandler implements ICommandHandler<AnswerPasswordQuestion> {
  constructor(
    private readonly journal: PasswordQuestionJournal,
    private readonly look: StoreLook,
    private readonly opener: HandOverOpener,
  ) {}

  async execute({ questionId }: AnswerPasswordQuestion): Promise<void> {
    const taken = await this.journal.take(questionId);
    if (taken) await this.journal.conclude(questionId, await this.ask(taken));
  }

  /** A store that nobody may use lets nobody in, and neither does one that cannot say. */
  private async ask({ account, sealed }: TakenQuestion): Promise<SignInAnswer> {
    const driver = await this.look.usedDriverOf(account.storeId);
    if (!driver || !canSignIn(driver)) return 'refused';
    const { password = '' } = await this.opener.open(askedPasswordParcel, sealed);
    return driver.signIn(account, password);
  }
}

function accountOf({ storeId, userId, userName }: PasswordQuestion): StoreAccount {
  return { storeId, userId: userId ?? '', userName };
}
