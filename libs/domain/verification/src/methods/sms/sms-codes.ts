import type { PhoneNumber } from '@latchkey/identity';
import type { SmsAllowance, SmsPayer } from '@latchkey/messaging';
import type { MethodPerson } from '../enrollable-method.ts';

/** A code on its way to one telephone. */
export interface SmsCode {
  /** Of the code and of its message. */
  readonly id: string;
  readonly occasion: 'enrolment' | 'recovery';
  readonly person: MethodPerson;
  readonly phone: PhoneNumber;
  readonly code: string;
  readonly locale: string;
  readonly issuedAt: Date;
  /** Not sent any more after this. */
  readonly until: Date;
  /** What the tenant allows an account, never more than S-10 does. */
  readonly allowance: SmsAllowance;
}

export type SmsCodePosting =
  | { readonly kind: 'posted' }
  /** No way out for SMS is active here. */
  | { readonly kind: 'not-offered' }
  /** The tenant lets nothing go to numbers of this kind. */
  | { readonly kind: 'destination-closed' }
  /** A budget is used up. `retryAfter` in seconds; `whose` is for the log. */
  | { readonly kind: 'held-back'; readonly whose: SmsPayer; readonly retryAfter: number };

/** Puts codes on their way, if every budget allows it (S-10). */
export abstract class SmsCodes {
  /** Called ahead of the transaction that posts. */
  abstract ready(): Promise<void>;
  /** In the transaction that keeps the code: a process that dies sends exactly what was committed. */
  abstract post(code: SmsCode): Promise<SmsCodePosting>;
  /** A code was typed that had gone to this telephone. */
  abstract proved(id: string, phone: PhoneNumber): Promise<void>;
}
