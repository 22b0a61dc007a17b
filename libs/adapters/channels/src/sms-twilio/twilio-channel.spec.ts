import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SmsHandOverResult } from '@latchkey/messaging';
import { smsChannelContract } from '@latchkey/messaging/testing';
import { OutboundClient } from '@latchkey/outbound';
import { accountSid, refusal, statusCallback, TwilioDouble } from '../testing/twilio-double.ts';
import { twilioSettings } from './settings.ts';
import { TwilioChannel } from './twilio-channel.ts';

smsChannelContract('Twilio', () => TwilioDouble.start());

const sms = { id: 'id-1', to: '+4915112345678', from: 'Acme', text: 'Your code is 483920.' };

describe('SMS by Twilio', () => {
  let twilio: TwilioDouble;

  beforeAll(async () => {
    twilio = await TwilioDouble.start();
  });
  beforeEach(() => twilio.forget());
  afterAll(() => twilio.close());

  it('says whom it is, to whom, from whom, and where to report', async () => {
    await twilio.channel.handOver(sms);
    expect(twilio.forms.map((form) => Object.fromEntries(form))).toEqual([
      { To: sms.to, From: 'Acme', Body: sms.text, StatusCallback: statusCallback },
    ]);
    const [call] = twilio.provider.heard;
    expect(call?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(call?.path).toBe(`/2010-04-01/Accounts/${accountSid}/Messages.json`);
  });

  it('may leave the sender to a messaging service, and the reports out', async () => {
    const messagingServiceSid = `MG${'0'.repeat(32)}`;
    await twilio.channelWith({ messagingServiceSid, statusCallback: undefined }).handOver(sms);
    expect(twilio.forms.map((form) => Object.fromEntries(form))).toEqual([
      { To: sms.to, MessagingServiceSid: messagingServiceSid, Body: sms.text },
    ]);
  });

  it('may show a key that can only send, in place of the token of the account', async () => {
    const channel = twilio.channelWith({ apiKeySid: `SK${'0'.repeat(32)}` }, 'not the token');
    expect(await channel.handOver(sms)).toMatchObject({ kind: 'accepted' });
  });

  it('is a matter of the settings when Twilio does not know us', async () => {
    const channel = twilio.channelWith({}, 'not the token');
    expect(await channel.handOver(sms)).toEqual({
      kind: 'refused',
      because: 'configuration',
      reason: 'twilio-20003',
    });
    expect(twilio.taken).toEqual([]);
  });

  it.each<[number, number, Partial<Extract<SmsHandOverResult, { kind: 'refused' }>>]>([
    [400, 21211, { kind: 'refused', because: 'recipient' }],
    [400, 21614, { kind: 'refused', because: 'recipient' }],
    [400, 21610, { kind: 'refused', because: 'opted-out' }],
    [400, 21617, { kind: 'refused', because: 'message' }],
    [400, 21606, { kind: 'refused', because: 'configuration' }],
    [400, 21408, { kind: 'refused', because: 'configuration' }],
    [401, 20003, { kind: 'refused', because: 'configuration' }],
    [403, 20006, { kind: 'refused', because: 'configuration' }],
    [404, 20404, { kind: 'refused', because: 'configuration' }],
    [400, 29999, { kind: 'refused', because: 'unspecified' }],
  ])('%i with %i is refused, and about whom is said', async (status, code, expected) => {
    twilio.answer = refusal(status, code);
    expect(await twilio.channel.handOver(sms)).toEqual({ ...expected, reason: `twilio-${code}` });
  });

  it.each([
    [429, 20429],
    [429, 63038],
    [400, 21611],
    [429, 14107],
    [500, 20500],
    [503, 20503],
  ])('R-24 %i with %i comes later', async (status, code) => {
    twilio.answer = refusal(status, code);
    expect(await twilio.channel.handOver(sms)).toEqual({ kind: 'later', reason: `twilio-${code}` });
  });

  it('R-24 comes later when there is nobody behind the door', async () => {
    twilio.answer = { status: 503, body: '<html>' };
    expect(await twilio.channel.handOver(sms)).toEqual({ kind: 'later', reason: 'status-503' });
  });

  it.each([500, 502, 504])('%i of something before Twilio says nothing (R-25)', async (status) => {
    twilio.answer = { status, body: '<html>' };
    expect(await twilio.channel.handOver(sms)).toEqual({ kind: 'unknown', reason: `status-${status}` });
  });

  it.each<[string, number, string]>([
    ['no JSON', 201, 'Created'],
    ['no SID', 201, '{"status":"queued"}'],
    ['a SID that is none', 201, '{"sid":"../x"}'],
    ['null', 201, 'null'],
    ['another success', 202, '{}'],
    ['too much', 201, `"${'x'.repeat(70_000)}"`],
  ])('an answer of %s says nothing (R-25)', async (_, status, body) => {
    twilio.answer = { status, body };
    expect(await twilio.channel.handOver(sms)).toMatchObject({ kind: 'unknown' });
  });

  it('a redirect says nothing, and nobody follows (R-25)', async () => {
    twilio.answer = { status: 303, body: '', headers: { location: '/elsewhere' } };
    expect(await twilio.channel.handOver(sms)).toEqual({ kind: 'unknown', reason: 'redirect' });
    expect(twilio.provider.heard).toHaveLength(1);
  });

  it.each(['https://127.0.0.1', 'https://localhost', 'https://api.twilio.example.com:22'])(
    'S-60 does not call %s',
    async (origin) => {
      const client = new OutboundClient();
      const settings = twilioSettings.parse({ accountSid, origin });
      const result = await new TwilioChannel(client, settings, { authToken: 'x' }).handOver(sms);
      expect(result).toMatchObject({ kind: 'refused', because: 'configuration' });
      await client.close();
    },
  );

  it.each<[string, object, string]>([
    ['a SID with a path', { accountSid: `${accountSid}/../x` }, 'Account SID'],
    ['a SID of something else', { accountSid: `SK${'0'.repeat(32)}` }, 'Account SID'],
    ['an address with a path', { origin: 'https://api.twilio.com/x' }, 'https://host'],
    ['an address without TLS', { origin: 'http://api.twilio.com' }, 'https://host'],
    ['a callback without TLS', { statusCallback: 'http://a.example/x' }, 'https://host/path'],
    ['a callback with a user', { statusCallback: 'https://u:p@a.example/x' }, 'https://host/path'],
    ['a callback in another spelling', { statusCallback: 'https://A.example:443/x' }, 'https://host/path'],
    ['a callback with a fragment', { statusCallback: 'https://a.example/x#rc=2' }, 'https://host/path'],
  ])('is not set up with %s, and says what to write', (_, changes, words) => {
    const told = twilioSettings.safeParse({ accountSid, ...changes });
    expect(told.error?.issues.map(({ message }) => message).join()).toContain(words);
  });
});
