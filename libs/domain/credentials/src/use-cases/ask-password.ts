import { Clock, HandOver, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { OutcomeSignal } from '../change/outcome-wait.ts';
import {
  askedPasswordParcel,
  PasswordQuestion,
  PasswordQuestions,
  questionLifetime,
} from '../password-question/password-question.ts';
import type { SignInAnswer } from '../store/store-driver.ts';

/** Whose password a store is asked about. */
export interface AskedAccount {
  readonly storeId: string;
  readonly userId: string | null;
  readonly userName: string;
}

/** Milliseconds. Somebody says when it is answered; looking is for when that word was lost. */
const firstLook = 100;
const longestPause = 1000;

/** Asks stores that only the worker can speak to whether a password is right. */
export class RemotePasswords {
  constructor(
    private readonly handOver: HandOver,
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: PasswordQuestions,
    private readonly signal: OutcomeSignal,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Waits for as long as a person waits (20 s). Called outside a transaction; counted by the store where it is wrong. */
  async ask(account: AskedAccount, password: string): Promise<SignInAnswer> {
    const id = await this.put(account, password);
    const end = this.signal.monotonic() + questionLifetime;
    for (let pause = firstLook; ; pause = Math.min(pause * 2, longestPause)) {
      await this.signal.wait(id, pause);
      const answer = await this.unitOfWork.read(() => this.questions.answerTo(id));
      if (answer) return answer;
      if (this.signal.monotonic() >= end) return 'unavailable';
    }
  }

  private async put(account: AskedAccount, password: string): Promise<string> {
    const sealedPassword = await this.handOver.seal(askedPasswordParcel, { password });
    const { tenantId, environment } = TenantContext.current();
    const id = this.secrets.id();
    await this.unitOfWork.run(async () => {
      const askedAt = await this.clock.now();
      const question = { tenantId, environment, id, sealedPassword, askedAt, ...account };
      await this.questions.add(PasswordQuestion.ask(question));
    });
    return id;
  }
}
