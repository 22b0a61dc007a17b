import { DomainEvent } from '@latchkey/kernel';

abstract class SmsServiceEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { smsServiceId: this.subject };
  }
}

export class SmsServiceCreated extends SmsServiceEvent {
  readonly name = 'messaging.sms-service.created';
}
export class SmsServiceUpdated extends SmsServiceEvent {
  readonly name = 'messaging.sms-service.updated';
}
export class SmsServiceActivated extends SmsServiceEvent {
  readonly name = 'messaging.sms-service.activated';
}
export class SmsServiceDeactivated extends SmsServiceEvent {
  readonly name = 'messaging.sms-service.deactivated';
}
export class SmsServiceDeleted extends SmsServiceEvent {
  readonly name = 'messaging.sms-service.deleted';
}
export class SmsServiceTried extends SmsServiceEvent {
  readonly name = 'messaging.sms-service.tried';
}
