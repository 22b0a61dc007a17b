import type { SmsHandOverResult, SmsRefusalCause } from '@latchkey/messaging';
import { later, refused } from '../sms/fitness.ts';

/** SMPP 3.4, 5.1.3: who a refusal is about. What is not here, the vendors' own numbers too, is unspecified. */
const causes: Readonly<Record<SmsRefusalCause, readonly number[]>> = {
  // RINVDSTADR, RINVDSTTON, RINVDSTNPI, RDELIVERYFAILURE
  recipient: [0x0b, 0x50, 0x51, 0xfe],
  'opted-out': [],
  // RINVMSGLEN, RINVESMCLASS, RINVDCS
  message: [0x01, 0x43, 0x104],
  configuration: [
    // RINVSRCADR, RBINDFAIL, RINVPASWD, RINVSYSID, RINVSERTYP
    ...[0x0a, 0x0d, 0x0e, 0x0f, 0x15],
    // RINVSRCTON, RINVSRCNPI, RINVSYSTYP, RSERTYPUNAUTH, RPROHIBITED
    ...[0x48, 0x49, 0x53, 0x100, 0x101],
    // RINVTLVSTREAM, RTLVNOTALLWD, RINVTLVLEN, RMISSINGTLV, RINVTLVVAL
    ...[0xc0, 0xc1, 0xc2, 0xc3, 0xc4],
  ],
  unspecified: [],
};
/** RINVBNDSTS, RALYBND, RSYSERR, RMSGQFUL, RSUBMITFAIL, RTHROTTLED, RX_T_APPN, RUNKNOWNERR, RSERTYPUNAVAIL */
const notNow = new Set([0x04, 0x05, 0x08, 0x14, 0x45, 0x58, 0x64, 0xff, 0x102]);

/** An answer other than "accepted": the centre says that it has not taken the message, so nothing was sent. */
export function ofStatus(status: number): SmsHandOverResult {
  const reason = `smpp-0x${status.toString(16).padStart(2, '0')}`;
  if (notNow.has(status)) return later(reason);
  const known = (Object.entries(causes) as [SmsRefusalCause, readonly number[]][]).find(([, codes]) =>
    codes.includes(status),
  );
  return refused(known?.[0] ?? 'unspecified', reason);
}
