import { DomainEvent, type EventValue } from '@latchkey/kernel';

abstract class TaskEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly changeId: string,
  ) {
    super();
  }
  facts(): Record<string, EventValue> {
    return { taskId: this.subject, changeId: this.changeId };
  }
}

export class ExternalTaskOpened extends TaskEvent {
  readonly name = 'credentials.external-task.opened';
}

/** The executor has taken what was pushed to it. */
export class ExternalTaskDispatched extends TaskEvent {
  readonly name = 'credentials.external-task.dispatched';
}

export class ExternalTaskClaimed extends TaskEvent {
  readonly name = 'credentials.external-task.claimed';
  constructor(
    taskId: string,
    changeId: string,
    readonly executor: string,
    readonly fence: number,
  ) {
    super(taskId, changeId);
  }
  override facts(): Record<string, EventValue> {
    return { ...super.facts(), executor: this.executor, fence: this.fence };
  }
}

export class ExternalTaskAnswered extends TaskEvent {
  readonly name = 'credentials.external-task.answered';
  constructor(
    taskId: string,
    changeId: string,
    readonly status: string,
  ) {
    super(taskId, changeId);
  }
  override facts(): Record<string, EventValue> {
    return { ...super.facts(), status: this.status };
  }
}

/** Something was said of it that cannot count: a contradiction, too late, or by who does not hold it (S-92). */
export class ExternalTaskAnswerRefused extends TaskEvent {
  readonly name = 'credentials.external-task.answer-refused';
  override readonly outcome = 'refused';
  override readonly reason: string;
  constructor(taskId: string, changeId: string, reason: string) {
    super(taskId, changeId);
    this.reason = reason;
  }
}

/** The first thing said of it that its end does not agree with, or that came after it. Told once of each task. */
export class ExternalTaskContradicted extends TaskEvent {
  readonly name = 'credentials.external-task.contradicted';
  override readonly outcome = 'failure';
}

export class ExternalTaskExpired extends TaskEvent {
  readonly name = 'credentials.external-task.expired';
  override readonly outcome = 'failure';
}
