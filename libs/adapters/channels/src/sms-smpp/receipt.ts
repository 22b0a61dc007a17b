import type { DeliveryReport, DeliveryState } from '@latchkey/messaging';
import type { PDU } from 'smpp';

/**
 * Some centres answer a message by its id in hexadecimal and report it in decimal, or the other way round. `same` for
 * all others.
 */
export type ReceiptIds = 'same' | 'decimal' | 'hexadecimal';

const failed = (because: Extract<DeliveryState, { kind: 'failed' }>['because']): DeliveryState => ({
  kind: 'failed',
  because,
});
const delivered: DeliveryState = { kind: 'delivered' };
const open: DeliveryState = { kind: 'unknown' };

/** SMPP 3.4, 5.2.28: by number, and by the word that appendix B puts into the text. */
const byNumber = new Map<number, DeliveryState>([
  [2, delivered],
  [3, failed('unreachable')],
  [4, failed('unspecified')],
  [5, failed('unspecified')],
  [8, failed('blocked')],
]);
const byWord = new Map<string, DeliveryState>([
  ['DELIVRD', delivered],
  ['EXPIRED', failed('unreachable')],
  ['DELETED', failed('unspecified')],
  ['UNDELIV', failed('unspecified')],
  ['REJECTD', failed('blocked')],
]);

/** What a deliver_sm tells of a message of ours; undefined for everything else, also for what people write to us. */
export function receiptOf(pdu: PDU, ids: ReceiptIds): DeliveryReport | undefined {
  const isReceipt = ((pdu.esm_class ?? 0) & 0x3c) === 0x04;
  if (!isReceipt && pdu.receipted_message_id === undefined) return undefined;
  const text = textOf(pdu);
  const named = pdu.receipted_message_id ?? /\bid:\s*(\S{1,65})/i.exec(text)?.[1] ?? '';
  // The library reads a text to its zero; a centre that writes none lets what follows run in.
  const id = /^[\x21-\x7e]+/.exec(named)?.[0];
  if (id === undefined) return undefined;
  const word = /\bstat:\s*([A-Z]{1,8})/i.exec(text)?.[1]?.toUpperCase() ?? '';
  const state = pdu.message_state === undefined ? byWord.get(word) : byNumber.get(pdu.message_state);
  return { providerId: asAnswered(id, ids), state: state ?? open };
}

/** As the answer to the message had it. */
function asAnswered(id: string, ids: ReceiptIds): string {
  if (ids === 'decimal' && /^\d{1,40}$/.test(id)) return BigInt(id).toString(16);
  if (ids === 'hexadecimal' && /^[0-9a-f]{1,40}$/i.test(id)) return BigInt(`0x${id}`).toString();
  return id;
}

/** A hexadecimal id in the one form that `receiptOf` makes of it. */
export function answeredId(id: string, ids: ReceiptIds): string {
  return ids === 'decimal' ? id.toLowerCase().replace(/^0+(?=.)/, '') : id;
}

function textOf({ short_message: short, message_payload: payload }: PDU): string {
  const texts = [short?.message, payload?.message].map((each) =>
    Buffer.isBuffer(each) ? each.toString('latin1') : (each ?? ''),
  );
  return texts.find((text) => text !== '') ?? '';
}
