import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { DeliveryListeners, type DeliveryReportListener } from '@latchkey/messaging';
import { OutboundClient, VettedSockets } from '@latchkey/outbound';
import { GatewayDouble } from '../testing/gateway-double.ts';
import { MessageCentre } from '../testing/message-centre.ts';
import { accountSid, statusCallback, TwilioDouble, twilioSignature } from '../testing/twilio-double.ts';
import { ShippedSmsChannels } from './shipped-sms-channels.ts';
import { ShippedSmsRules } from './shipped-sms-rules.ts';

const rules = new ShippedSmsRules();

/** Every service has the one that is given. */
class OneListener extends DeliveryListeners {
  constructor(private readonly listener?: DeliveryReportListener) {
    super();
  }
  of(): DeliveryReportListener {
    if (!this.listener) throw new Error('nobody listens');
    return this.listener;
  }
}
const channelsBy = (
  client: OutboundClient,
  sockets = new VettedSockets(),
  listener?: DeliveryReportListener,
) => new ShippedSmsChannels(client, sockets, new OneListener(listener));
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
      const result = await channelsBy(client).of(opened).handOver(sms);
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
      const channels = channelsBy(double.provider.client);
      const by = (credential: string) => channels.of({ service, secrets: { credential } }).handOver(sms);
      expect(await by(double.credential)).toMatchObject({ kind: 'accepted' });
      expect(await by('another')).not.toMatchObject({ kind: 'accepted' });
      expect(double.taken).toHaveLength(1);
    } finally {
      await double.close();
    }
  });

  it('PR-N01 messages leave by one connection to a message centre, until the service is another', async () => {
    const centre = await MessageCentre.start();
    const client = new OutboundClient();
    const channels = channelsBy(client, centre.sockets(), centre.listener);
    try {
      const given = { address: centre.address, systemId: 'latchkey', reconnect: { first: 20, most: 200 } };
      const settings = rules.settings('smpp', given);
      expect(rules.secretNames('smpp', settings)).toEqual(['password']);
      const by = (version: number) => {
        const service = { id: 's', provider: 'smpp', settings, version } as const;
        return channels.of({ service, secrets: { password: centre.password } });
      };
      for (const version of [1, 1, 2])
        expect(await by(version).handOver(sms)).toMatchObject({ kind: 'accepted' });
      expect([centre.taken.length, centre.binds.length]).toEqual([3, 2]);
      expect(by(1)).not.toBe(by(2));
      await channels.close();
    } finally {
      await channels.close();
      await centre.close();
      await client.close();
    }
  });
});
