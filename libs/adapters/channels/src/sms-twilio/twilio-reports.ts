import {
  DeliveryReportReader,
  type DeliveryState,
  type ReadReports,
  type ReportCall,
} from '@latchkey/messaging';
import { createHmac } from 'node:crypto';
import { formFields } from '../sms/form-fields.ts';
import { sameSecret } from '../sms/same-secret.ts';
import { failureOf } from './errors.ts';

/** Octets. A status callback has about a dozen fields. */
const longest = 16 * 1024;

/** Twilio's words for where a message is. `read` is of channels that tell it. */
const states: Readonly<Record<string, 'delivered' | 'failed' | 'unknown'>> = {
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/**
 * Twilio's status callbacks. What is signed is the address, then each field's name and value by the order of names,
 * with HMAC-SHA1 and the account's token ("Validating requests" in its documentation). The address is the one that we
 * gave, never the host that a request names (S-01).
 */
export class TwilioReports extends DeliveryReportReader {
  constructor(
    private readonly statusCallback: string,
    private readonly authToken: string,
  ) {
    super();
  }

  read({ headers, body }: ReportCall): ReadReports {
    const fields = body.length > longest ? undefined : formFields(body);
    if (!fields || !this.signed(fields, headers['x-twilio-signature'])) return { kind: 'forged' };
    const providerId = fields.get('MessageSid') ?? '';
    const status = fields.get('MessageStatus');
    if (status === undefined || !/^[A-Z]{2}[0-9a-f]{32}$/.test(providerId)) return { kind: 'unreadable' };
    return { kind: 'read', reports: [{ providerId, state: stateOf(status, fields.get('ErrorCode')) }] };
  }

  private signed(fields: ReadonlyMap<string, string>, signature: string | undefined): boolean {
    if (signature === undefined || this.authToken === '') return false;
    const names = [...fields.keys()].sort();
    const text = names.map((name) => `${name}${fields.get(name) ?? ''}`).join('');
    const expected = createHmac('sha1', this.authToken).update(this.statusCallback + text);
    return sameSecret(expected.digest('base64'), signature);
  }
}

function stateOf(status: string, errorCode: string | undefined): DeliveryState {
  const kind = Object.hasOwn(states, status) ? states[status] : undefined;
  if (kind === 'failed') return { kind, because: failureOf(Number(errorCode)) };
  return { kind: kind ?? 'unknown' };
}
