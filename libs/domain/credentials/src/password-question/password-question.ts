import { Aggregate, DomainEvent, later, seconds, type Environment } from '@latchkey/kernel';
import type { SignInAnswer } from '../store/store-driver.ts';

/** What a password is sealed for that a store is asked about. */
export const askedPasswordParcel = 'asked-password';

/** Nobody waits longer: a question that is older is not asked any more, since a wrong password counts where it is asked. */
export const questionLifetime = seconds(20);

/** Somebody wants to sign in whose password is in a store that only the worker can ask. */
export class PasswordAsked extends DomainEvent {
  readonly name = 'credentials.password.asked';
  constructor(
    readonly subject: string,
    readonly userId: string | null,
    readonly storeId: string,
  ) {
    super();
  }
  facts(): Record<string, string | null> {
    return { passwordQuestionId: this.subject, userId: this.userId, storeId: this.storeId };
  }
}

/** What the store said. The audit trail has it as the outcome. */
export class PasswordAnswered extends DomainEvent {
  readonly name = 'credentials.password.answered';
  override readonly outcome: 'success' | 'refused' | 'failure';
  override readonly reason: string;
  constructor(
    readonly subject: string,
    readonly userId: string | null,
    readonly answer: SignInAnswer,
  ) {
    super();
    this.reason = answer;
    this.outcome = outcomes[answer];
  }
  facts(): Record<string, string | null> {
    return { passwordQuestionId: this.subject, userId: this.userId, answer: this.answer };
  }
}

const outcomes = {
  accepted: 'success',
  must_change: 'success',
  refused: 'refused',
  unavailable: 'failure',
} as const satisfies Record<SignInAnswer, string>;

export interface NewPasswordQuestion {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly storeId: string;
  /** Null for a name that nobody has here: the store is asked all the same, so that both take as long. */
  readonly userId: string | null;
  readonly userName: string;
  /** Sealed to the worker. */
  readonly sealedPassword: string;
  readonly askedAt: Date;
}

/** Whether a store lets somebody in with a password: asked while they wait, and answered by the worker, once. */
export class PasswordQuestion extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  storeId!: string;
  userId!: string | null;
  /** Empty once it is answered. */
  userName!: string;
  sealedPassword!: string | null;
  answer!: SignInAnswer | null;
  askedAt!: Date;
  answeredAt!: Date | null;

  static ask(question: NewPasswordQuestion): PasswordQuestion {
    const asked = Object.assign(new PasswordQuestion(), question, { answer: null, answeredAt: null });
    asked.record(new PasswordAsked(asked.id, asked.userId, asked.storeId));
    return asked;
  }

  isOverdue(now: Date): boolean {
    return now >= later(this.askedAt, questionLifetime);
  }

  /** Takes the password: whoever comes second has none to ask with. Undefined when there is none, or it is too late. */
  take(now: Date): string | undefined {
    const sealed = this.sealedPassword;
    this.sealedPassword = null;
    if (this.answeredAt || sealed === null) return undefined;
    if (!this.isOverdue(now)) return sealed;
    this.conclude('unavailable', now);
    return undefined;
  }

  conclude(answer: SignInAnswer, now: Date): void {
    if (this.answeredAt) return;
    // A name that nobody has may be anything that somebody has typed into the wrong field.
    Object.assign(this, { answer, answeredAt: now, sealedPassword: null, userName: '' });
    this.record(new PasswordAnswered(this.id, this.userId, answer));
  }
}

/** All questions after passwords of the environment. */
export abstract class PasswordQuestions {
  abstract add(question: PasswordQuestion): Promise<void>;
  /** Locked until the transaction ends; undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<PasswordQuestion | undefined>;
  /** Null until the store has spoken. */
  abstract answerTo(id: string): Promise<SignInAnswer | null>;
}
