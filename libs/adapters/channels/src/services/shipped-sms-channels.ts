import { SmsChannels, type OpenedSmsService, type SmsChannel } from '@latchkey/messaging';
import { OutboundClient } from '@latchkey/outbound';
import type { GatewayDescription } from '../sms-http/description.ts';
import { GatewayChannel } from '../sms-http/gateway-channel.ts';
import type { TwilioSettings } from '../sms-twilio/settings.ts';
import { TwilioChannel } from '../sms-twilio/twilio-channel.ts';

/** Twilio and described gateways: both call by the one client, and hold nothing between two messages. */
export class ShippedSmsChannels extends SmsChannels {
  constructor(private readonly client: OutboundClient) {
    super();
  }

  of({ service: { provider, settings }, secrets }: OpenedSmsService): SmsChannel {
    if (provider === 'gateway') {
      const credential = secrets['credential'];
      const known = credential === undefined ? {} : { credential };
      return new GatewayChannel(this.client, settings as GatewayDescription, known);
    }
    const { auth_token: authToken = '', api_key_secret: apiKeySecret } = secrets;
    return new TwilioChannel(this.client, settings as TwilioSettings, {
      authToken,
      ...(apiKeySecret === undefined ? {} : { apiKeySecret }),
    });
  }
}
