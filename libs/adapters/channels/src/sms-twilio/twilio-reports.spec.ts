import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import type { DeliveryState } from '@latchkey/messaging';
import { statusCallback, twilioSignature } from '../testing/twilio-double.ts';
import { TwilioReports } from './twilio-reports.ts';

const authToken = '12345';
const sid = `SM${'0123456789abcdef'.repeat(2)}`;
const reports = new TwilioReports(statusCallback, authToken);

const call = (body: string | Uint8Array, signature?: string) => ({
  headers: { 'x-twilio-signature': signature, host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  query: 'tenant=evil',
  body: Buffer.from(body),
});
const signed = (fields: Record<string, string>, url = statusCallback, token = authToken) =>
  call(new URLSearchParams(fields).toString(), twilioSignature(token, url, fields));
const fieldsOf = (status: string, errorCode?: string) => ({
  ...{ MessageSid: sid, MessageStatus: status, To: '+4915112345678', From: 'Acme & Söhne', AccountSid: 'AC' },
  ...(errorCode === undefined ? {} : { ErrorCode: errorCode }),
});

describe("Twilio's reports", () => {
  it('are signed as in the example of its documentation (S-90)', () => {
    const fields = {
      ...{ CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234' },
      ...{ From: '+14158675309', To: '+18005551212' },
    };
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    const example = call(new URLSearchParams(fields).toString(), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=');
    // From Twilio, and of no message.
    expect(new TwilioReports(url, '12345').read(example)).toEqual({ kind: 'unreadable' });
    expect(new TwilioReports(url, '12346').read(example)).toEqual({ kind: 'forged' });
  });

  it.each<[string, string | undefined, DeliveryState]>([
    ['delivered', undefined, { kind: 'delivered' }],
    ['read', undefined, { kind: 'delivered' }],
    ['queued', undefined, { kind: 'unknown' }],
    ['accepted', undefined, { kind: 'unknown' }],
    ['sending', undefined, { kind: 'unknown' }],
    ['sent', undefined, { kind: 'unknown' }],
    ['something-new', undefined, { kind: 'unknown' }],
    ['constructor', undefined, { kind: 'unknown' }],
    ['undelivered', '30003', { kind: 'failed', because: 'unreachable' }],
    ['undelivered', '30004', { kind: 'failed', because: 'blocked' }],
    ['undelivered', '30005', { kind: 'failed', because: 'recipient' }],
    ['undelivered', '30006', { kind: 'failed', because: 'recipient' }],
    ['undelivered', '30007', { kind: 'failed', because: 'blocked' }],
    ['failed', '21610', { kind: 'failed', because: 'blocked' }],
    ['failed', '30002', { kind: 'failed', because: 'configuration' }],
    ['failed', '30034', { kind: 'failed', because: 'configuration' }],
    ['undelivered', '30008', { kind: 'failed', because: 'unspecified' }],
    ['failed', undefined, { kind: 'failed', because: 'unspecified' }],
    ['canceled', undefined, { kind: 'failed', because: 'unspecified' }],
  ])('%s with error %s means %j', (status, errorCode, state) => {
    expect(reports.read(signed(fieldsOf(status, errorCode)))).toEqual({
      kind: 'read',
      reports: [{ providerId: sid, state }],
    });
  });

  it('are believed by their signature alone (S-90)', () => {
    const fields = fieldsOf('delivered');
    const good = signed(fields);
    const signature = good.headers['x-twilio-signature'] ?? '';
    const body = good.body.toString();
    const forged = [
      call(body),
      call(body, ''),
      call(body, 'x'),
      call(body, `${signature} `),
      call(body, signature.toLowerCase()),
      call(body, signature.slice(0, -1)),
      call(body, `${signature},${signature}`),
      signed(fields, statusCallback, 'other'),
      signed(fields, statusCallback, ''),
      signed(fields, 'https://evil.example/sms/twilio?tenant=acme'),
      signed(fields, statusCallback.replace('https', 'http')),
      signed(fields, `${statusCallback}&x=1`),
      call(body.replace('delivered', 'failed'), signature),
      call(`${body}&ErrorCode=1`, signature),
      call(`${body}&MessageStatus=delivered`, signature),
      call(`MessageStatus=failed&${body}`, signature),
      call(body.replace('&To=', '&Tö='), signature),
      call(body.split('&').slice(1).join('&'), signature),
      call(JSON.stringify(fields), signature),
      call('', signature),
      call(Buffer.concat([Buffer.from(body), Buffer.from([0xff])]), signature),
      call(`${body}&Padding=${'x'.repeat(20_000)}`, signature),
    ];
    const believed = forged.filter((each) => reports.read(each).kind !== 'forged');
    figure(`${believed.length} of ${forged.length} forged reports of Twilio are believed`);
    expect(forged.length).toBeGreaterThanOrEqual(20);
    expect(believed).toEqual([]);
    expect(reports.read(good).kind).toBe('read');
  });

  it('are not believed by an empty token (S-90)', () => {
    const none = new TwilioReports(statusCallback, '');
    expect(none.read(signed(fieldsOf('delivered'), statusCallback, ''))).toEqual({ kind: 'forged' });
  });

  it.each([
    { MessageStatus: 'delivered' },
    { MessageSid: sid },
    { MessageSid: '../x', MessageStatus: 'delivered' },
  ])('are unreadable without message or status: %j', (fields: Record<string, string>) => {
    expect(reports.read(signed(fields))).toEqual({ kind: 'unreadable' });
  });
});
