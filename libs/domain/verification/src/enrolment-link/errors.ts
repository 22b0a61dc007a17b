import { DomainError, type FieldFault } from '@latchkey/kernel';

/** Used, void, too old, replaced by a newer one, of somebody else, or never given out: one answer. */
export class EnrolmentLinkRejected extends DomainError {
  readonly code = 'enrolment-link-rejected';
  readonly kind = 'expired';
  constructor(reason: string) {
    super({ detail: 'This link does not work any more. Ask whoever sent it for a new one.', cause: reason });
  }
}

/** The person was mailed a link a short time ago; that one is as it was. */
export class EnrolmentLinkTooEarly extends DomainError {
  readonly code = 'enrolment-link-too-early';
  readonly kind = 'too-many';
  constructor(seconds: number) {
    super({
      detail: 'This person was mailed a link within the last hour. Send another one later.',
      retryAfter: seconds,
    });
  }
}

export const applicationOff: FieldFault = {
  pointer: '/applicationId',
  code: 'unknown',
  detail: 'Name an active application of this environment.',
};
