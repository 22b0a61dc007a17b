import { smsDestinations } from '@latchkey/identity';
import { readInput } from '@latchkey/kernel';
import {
  SmsProviderRules,
  type DeliveryReportReader,
  type OpenedSmsService,
  type SmsDestinationRule,
  type SmsProvider,
  type SmsSettings,
} from '@latchkey/messaging';
import type { z } from 'zod';
import { gatewayDescription, type GatewayDescription } from '../sms-http/description.ts';
import { GatewayReports } from '../sms-http/gateway-reports.ts';
import { smppSettings, type SmppSettings } from '../sms-smpp/settings.ts';
import { twilioSettings, type TwilioSettings } from '../sms-twilio/settings.ts';
import { TwilioReports } from '../sms-twilio/twilio-reports.ts';

const schemas: Readonly<Record<SmsProvider, z.ZodType<SmsSettings>>> = {
  twilio: twilioSettings as z.ZodType<TwilioSettings & SmsSettings>,
  gateway: gatewayDescription as z.ZodType<GatewayDescription & SmsSettings>,
  smpp: smppSettings as z.ZodType<SmppSettings & SmsSettings>,
};

/** What Twilio, described gateways and message centres want to be told. */
export class ShippedSmsRules extends SmsProviderRules {
  settings(provider: SmsProvider, given: object): SmsSettings {
    return readInput(schemas[provider], given, '/settings');
  }

  destinations(given: object): SmsDestinationRule {
    return readInput(smsDestinations, given, '/destinations');
  }

  secretNames(provider: SmsProvider, settings: SmsSettings): readonly string[] {
    if (provider === 'twilio')
      return [
        'auth_token',
        ...((settings as TwilioSettings).apiKeySid === undefined ? [] : ['api_key_secret']),
      ];
    if (provider === 'smpp') return ['password'];
    const { authentication, reports } = settings as GatewayDescription;
    return [
      ...(authentication.kind === 'none' ? [] : ['credential']),
      ...(reports === undefined ? [] : ['reports']),
    ];
  }

  reports({ service: { provider, settings }, secrets }: OpenedSmsService): DeliveryReportReader | undefined {
    if (provider === 'twilio') {
      const { statusCallback } = settings as TwilioSettings;
      return statusCallback === undefined
        ? undefined
        : new TwilioReports(statusCallback, secrets['auth_token'] ?? '');
    }
    // Receipts of a message centre come over the connection by which messages leave.
    if (provider === 'smpp') return undefined;
    const { reports } = settings as GatewayDescription;
    return reports && new GatewayReports(reports, secrets['reports'] ?? '');
  }
}
