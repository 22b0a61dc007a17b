import type { OpenedSecrets } from '@latchkey/kernel';
import type { DeliveryReportReader } from '../delivery-report.ts';
import type { SmsChannel } from '../sms-channel.ts';
import type { SmsDestinationRule, SmsProvider, SmsService, SmsSettings } from './sms-service.ts';

/** A service with its secrets, for the moment of use. */
export interface OpenedSmsService {
  readonly service: Pick<SmsService, 'id' | 'provider' | 'settings' | 'version'>;
  readonly secrets: OpenedSecrets;
}

/** What each provider wants to be told, and how it tells of deliveries. */
export abstract class SmsProviderRules {
  /** With what was left out. Throws InvalidInput with pointers below `/settings`. */
  abstract settings(provider: SmsProvider, given: object): SmsSettings;
  /** Throws InvalidInput with pointers below `/destinations`. */
  abstract destinations(given: object): SmsDestinationRule;
  /** Names of the secrets that these settings use; without one of them nothing works. */
  abstract secretNames(provider: SmsProvider, settings: SmsSettings): readonly string[];
  /** Undefined when the service was not told how its provider reports. */
  abstract reports(opened: OpenedSmsService): DeliveryReportReader | undefined;
}

/** The ways out. */
export abstract class SmsChannels {
  abstract of(opened: OpenedSmsService): SmsChannel;
  /** Lets go of all connections. */
  abstract close(): Promise<void>;
}
