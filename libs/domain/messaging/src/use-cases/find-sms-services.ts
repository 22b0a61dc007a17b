import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { MessageStatus, SmsKind } from '../message/message.ts';
import type { SmsService } from '../sms-service/sms-service.ts';

/** As administrators see it: of its secrets the names alone. */
export type SmsServiceView = Pick<
  SmsService,
  | 'id'
  | 'provider'
  | 'name'
  | 'sender'
  | 'settings'
  | 'destinations'
  | 'dailyBudget'
  | 'secretNames'
  | 'status'
  | 'createdAt'
  | 'version'
>;

export class FindSmsServices extends Query<Page<SmsServiceView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindSmsService extends Query<SmsServiceView> {
  constructor(readonly serviceId: string) {
    super();
  }
}

/** What became of one message; neither its number nor what it says. */
export interface SmsMessageView {
  readonly id: string;
  readonly kind: SmsKind;
  readonly country: string;
  readonly status: MessageStatus;
  readonly failure: string | null;
  readonly delivery: 'delivered' | 'failed' | null;
  readonly deliveryFailure: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly reportedAt: Date | null;
}

/** The messages that a service was asked to take, oldest first. Throws NotFound. */
export class FindSmsMessages extends Query<Page<SmsMessageView>> {
  constructor(
    readonly serviceId: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}
