import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { GatewayDouble } from '../testing/gateway-double.ts';
import { accountSid, statusCallback, TwilioDouble, twilioSignature } from '../testing/twilio-double.ts';
import { ShippedSmsChannels } from './shipped-sms-channels.ts';
import { ShippedSmsRules } from './shipped-sms-rules.ts';

const rules = new ShippedSmsRules();
const faults = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof InvalidInput
      ? error.errors.map(({ pointer, code }) => `${pointer} ${code}`)
      : error;
  }
};
const sms = { id: 'id-1', to: '+4915112345678', from: 'Acme', text: '483920' };

describe('the SMS services that are shipped', () => {
  it('PR-N01 tell what is wrong with settings and destinations, each where it stands', () => {
    expect(faults(() => rules.settings('twilio', { accountSid: 'x', token: 'y' }))).toEqual([
      '/settings/accountSid not-usable',
      '/settings/token unknown',
    ]);
    expect(faults(() => rules.settings('gateway', { url: 'ftp://x' }))).toEqual(
      expect.arrayContaining(['/settings/url not-usable', '/settings/body not-usable']),
    );
    expect(faults(() => rules.destinations({ countries: ['Germany'], cities: [] }))).toEqual([
      '/destinations/countries/0 not-usable',
      '/destinations/cities unknown',
    ]);
    expect(rules.destinations({})).toMatchObject({ countries: [], prefixes: [] });
  });

  it('PR-N01 name the secrets that their settings use', () => {
    const twilio = (more: object) =>
      rules.secretNames('twilio', rules.settings('twilio', { accountSid, ...more }));
    expect(twilio({})).toEqual(['auth_token']);
    expect(twilio({ apiKeySid: `SK${'0'.repeat(32)}` })).toEqual(['auth_token', 'api_key_secret']);
  });

  it('PR-N01 a message leaves by Twilio, and its report is believed by the same secret', async () => {
    const double = await TwilioDouble.start();
    try {
      const { origin, client } = double.provider;
      const settings = rules.settings('twilio', { accountSid, origin, statusCallback });
      const service = { id: 's', provider: 'twilio', settings, version: 1 } as const;
      const opened = { service, secrets: { auth_token: double.authToken } };
      const result = await new ShippedSmsChannels(client).of(opened).handOver(sms);
      expect(result).toEqual({ kind: 'accepted', providerId: expect.any(String) });
      expect(double.taken).toEqual([{ from: 'Acme', to: sms.to, text: sms.text }]);
      const providerId = result.kind === 'accepted' ? (result.providerId ?? '') : '';
      const fields = { MessageSid: providerId, MessageStatus: 'delivered' };
      const call = (token: string) => ({
        headers: { 'x-twilio-signature': twilioSignature(token, statusCallback, fields) },
        ...{ query: '', body: Buffer.from(new URLSearchParams(fields).toString()) },
      });
      expect(rules.reports(opened)?.read(call(double.authToken))).toEqual({
        ...{ kind: 'read', reports: [{ providerId, state: { kind: 'delivered' } }] },
      });
      expect(rules.reports(opened)?.read(call('another token'))).toEqual({ kind: 'forged' });
      expect(rules.reports({ ...opened, service: { ...service, settings: { accountSid } } })).toBeUndefined();
    } finally {
      await double.close();
    }
  });

  it('PR-N01 a message leaves by a described gateway with its credential', async () => {
    const double = await GatewayDouble.start('json');
    try {
      const settings = rules.settings('gateway', double.description({}));
      expect(rules.secretNames('gateway', settings)).toEqual(['credential']);
      const service = { id: 's', provider: 'gateway', settings, version: 1 } as const;
      const channels = new ShippedSmsChannels(double.provider.client);
      const by = (credential: string) => channels.of({ service, secrets: { credential } }).handOver(sms);
      expect(await by(double.credential)).toMatchObject({ kind: 'accepted' });
      expect(await by('another')).not.toMatchObject({ kind: 'accepted' });
      expect(double.taken).toHaveLength(1);
    } finally {
      await double.close();
    }
  });
});
