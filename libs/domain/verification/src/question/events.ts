import { DomainEvent } from '@latchkey/kernel';

abstract class QuestionEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { questionId: this.subject };
  }
}

export class QuestionCreated extends QuestionEvent {
  readonly name = 'verification.question.created';
}
export class QuestionChanged extends QuestionEvent {
  readonly name = 'verification.question.changed';
}
export class QuestionActivated extends QuestionEvent {
  readonly name = 'verification.question.activated';
}
export class QuestionDeactivated extends QuestionEvent {
  readonly name = 'verification.question.deactivated';
}
export class QuestionDeleted extends QuestionEvent {
  readonly name = 'verification.question.deleted';
}
