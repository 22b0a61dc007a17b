import { DomainEvent } from '@latchkey/kernel';

abstract class StoreTestEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly storeId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { storeTestId: this.subject, storeId: this.storeId };
  }
}

export class StoreTestAsked extends StoreTestEvent {
  readonly name = 'credentials.store-test.asked';
}

export class StoreTestPassed extends StoreTestEvent {
  readonly name = 'credentials.store-test.passed';
}

export class StoreTestFailed extends StoreTestEvent {
  readonly name = 'credentials.store-test.failed';
  override readonly outcome = 'failure';
  override readonly reason: string;
  constructor(testId: string, storeId: string, reason: string) {
    super(testId, storeId);
    this.reason = reason;
  }
}
