import { SmsChannels, DeliveryListeners, type OpenedSmsService, type SmsChannel } from '@latchkey/messaging';
import { OutboundClient, VettedSockets } from '@latchkey/outbound';
import type { GatewayDescription } from '../sms-http/description.ts';
import { GatewayChannel } from '../sms-http/gateway-channel.ts';
import type { SmppSettings } from '../sms-smpp/settings.ts';
import { SmppChannel } from '../sms-smpp/smpp-channel.ts';
import type { TwilioSettings } from '../sms-twilio/settings.ts';
import { TwilioChannel } from '../sms-twilio/twilio-channel.ts';

interface Connected {
  /** Of the service when the connection was made. */
  readonly version: number;
  readonly channel: SmppChannel;
}

/**
 * Twilio and described gateways hold nothing between two messages. A message centre has one connection for each service,
 * since receipts come over it; a service that was changed gets another one.
 */
export class ShippedSmsChannels extends SmsChannels {
  private readonly connected = new Map<string, Connected>();

  constructor(
    private readonly client: OutboundClient,
    private readonly sockets: VettedSockets,
    private readonly listeners: DeliveryListeners,
  ) {
    super();
  }

  of(opened: OpenedSmsService): SmsChannel {
    switch (opened.service.provider) {
      case 'twilio':
        return this.twilio(opened);
      case 'gateway':
        return this.gateway(opened);
      case 'smpp':
        return this.centre(opened);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.connected.values()].map(({ channel }) => channel.close()));
    this.connected.clear();
  }

  private twilio({ service: { settings }, secrets }: OpenedSmsService): SmsChannel {
    const { auth_token: authToken = '', api_key_secret: apiKeySecret } = secrets;
    return new TwilioChannel(this.client, settings as TwilioSettings, {
      authToken,
      ...(apiKeySecret === undefined ? {} : { apiKeySecret }),
    });
  }

  private gateway({ service: { settings }, secrets: { credential } }: OpenedSmsService): SmsChannel {
    const known = credential === undefined ? {} : { credential };
    return new GatewayChannel(this.client, settings as GatewayDescription, known);
  }

  private centre({ service: { id, version, settings }, secrets }: OpenedSmsService): SmsChannel {
    const known = this.connected.get(id);
    if (known?.version === version) return known.channel;
    // Whatever still waits in the old one is told to come later.
    void known?.channel.close();
    const { password = '' } = secrets;
    const listener = this.listeners.of(id);
    const channel = new SmppChannel(this.sockets, settings as SmppSettings, { password }, listener);
    this.connected.set(id, { version, channel });
    return channel;
  }
}
