import { DomainError } from '@latchkey/kernel';
import type { SmsPayer } from '@latchkey/messaging';

/** A message more would be beyond what the account, its number, its country or the tenant may get (S-10). */
export class SmsHeldBack extends DomainError {
  readonly code = 'sms-held-back';
  readonly kind = 'too-many';
  constructor(whose: SmsPayer, retryAfter: number) {
    super({
      detail: 'No more messages go to this number at the moment. Use the last one, or ask again later.',
      retryAfter,
      cause: `the budget of the ${whose} is used up`,
    });
  }
}

/** The tenant has no way out for SMS, or none to this number any more. */
export class SmsNotOffered extends DomainError {
  readonly code = 'sms-not-offered';
  readonly kind = 'conflict';
  constructor(reason: string) {
    super({ detail: 'No message can be sent to this number. Use another way.', cause: reason });
  }
}
