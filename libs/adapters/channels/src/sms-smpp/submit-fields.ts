import type { Sms } from '@latchkey/messaging';
import type { PduFields } from 'smpp';
import type { MessagePart } from './message-parts.ts';

/** Types of number and numbering plans (SMPP 3.4, 5.2.5 and 5.2.6). */
const international = { ton: 1, npi: 1 };
const network = { ton: 3, npi: 0 };
const alphanumeric = { ton: 5, npi: 0 };

/** esm_class: the octets begin with a header. */
const withHeader = 0x40;
/** What fits into short_message; longer octets go into message_payload. */
const longestShort = 254;

export function submitFields({ from, to }: Sms, part: MessagePart, receipt: boolean): PduFields {
  const kind = from.startsWith('+') ? international : /^\d+$/.test(from) ? network : alphanumeric;
  const { octets, header, dataCoding } = part;
  const text =
    octets.length > longestShort
      ? { short_message: Buffer.alloc(0), message_payload: octets }
      : { short_message: octets };
  return {
    source_addr_ton: kind.ton,
    source_addr_npi: kind.npi,
    source_addr: from.replace(/^\+/, ''),
    dest_addr_ton: international.ton,
    dest_addr_npi: international.npi,
    destination_addr: to.slice(1),
    esm_class: header ? withHeader : 0,
    registered_delivery: receipt ? 1 : 0,
    data_coding: dataCoding,
    ...text,
  };
}
