import type { RejectionReason, StoreAnswer } from '@latchkey/credentials';
import type { Outcome } from '@latchkey/outbound';

export const applied: StoreAnswer = { kind: 'applied' };
export const unavailable: StoreAnswer = { kind: 'unavailable' };
export const unknown: StoreAnswer = { kind: 'unknown' };
export const rejected = (reason: RejectionReason): StoreAnswer => ({ kind: 'rejected', reason });

/**
 * By these HTTP itself says that the request was not carried out (RFC 9110): who calls or how is at fault, or there is
 * no time for it. All other failures may come from something between us and a store that did its work.
 */
const notCarriedOut = new Set([401, 402, 403, 404, 405, 406, 407, 411, 413, 414, 415, 429, 431, 503]);

/** What a status means that the protocol above HTTP has no word for. Never a success. */
export function ofBareStatus(status: number): StoreAnswer {
  return notCarriedOut.has(status) ? unavailable : unknown;
}

/** What became of a change that was not answered. A redirect may follow on work that was done (303). */
export function ofLostChange(outcome: Exclude<Outcome, { kind: 'answered' }>): StoreAnswer {
  return outcome.kind === 'unknown' || outcome.reason === 'redirect' ? unknown : unavailable;
}
