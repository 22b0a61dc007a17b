import type { SmsHandOverResult } from '@latchkey/messaging';
import type { Outcome } from '@latchkey/outbound';
import { later, refused, unknown } from './fitness.ts';

export type LostCall = Exclude<Outcome, { kind: 'answered' }>;

/** What a call without an answer means for a message. */
export function ofLostCall({ kind, reason }: LostCall): SmsHandOverResult {
  switch (kind) {
    case 'refused':
      return refused('configuration', reason);
    case 'unavailable':
      // A redirect after POST is what some say when they have done it. Only these words say that nothing left.
      return reason === 'redirect' ? unknown(reason) : later(reason);
    case 'unknown':
      return unknown(reason);
  }
}
