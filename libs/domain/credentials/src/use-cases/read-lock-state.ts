import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Users } from '@latchkey/identity';
import { Clock, NotFound, UnitOfWork } from '@latchkey/kernel';
import { LockQuestions } from '../lock-question/lock-questions.ts';
import { canReadLockState, type LockState, type StoreAccount } from '../store/store-driver.ts';
import { StoreLook } from './run-store-test.ts';

/** Asks a store whether it lets somebody in, as staff have asked. Only the worker runs this. */
export class ReadLockState extends Command<void> {
  constructor(readonly questionId: string) {
    super();
  }
}

/** What is read before the store is asked, and written after it. Each call is one transaction. */
export class LockQuestionJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: LockQuestions,
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a question that was answered, or whose user is gone. */
  open(questionId: string): Promise<StoreAccount | undefined> {
    return this.unitOfWork.run(async () => {
      const question = await this.questions.getForUpdate(questionId);
      if (!question || question.answeredAt) return undefined;
      const { userId, storeId } = question;
      const user = await this.users.get(userId).catch((error: unknown) => {
        if (error instanceof NotFound) return undefined;
        throw error;
      });
      return user && { storeId, userId, userName: user.userName };
    });
  }

  answer(questionId: string, lockState: LockState): Promise<void> {
    return this.unitOfWork.run(async () => {
      const question = await this.questions.getForUpdate(questionId);
      question?.answer(lockState, await this.clock.now());
    });
  }
}

@CommandHandler(ReadLockState)
export class ReadLockStateHandler implements ICommandHandler<ReadLockState> {
  constructor(
    private readonly journal: LockQuestionJournal,
    private readonly look: StoreLook,
  ) {}

  /** A store that is away, or cannot say, is answered with `unknown`: it is no answer to wait for. */
  async execute({ questionId }: ReadLockState): Promise<void> {
    const account = await this.journal.open(questionId);
    if (!account) return;
    const driver = await this.look.driverOf(account.storeId);
    const state = driver && canReadLockState(driver) ? await driver.lockState(account) : 'unknown';
    await this.journal.answer(questionId, state);
  }
}
