import { SecretBox, type Sealer } from '@latchkey/kernel';
import type { OpenedSmsService } from './sms-provider-rules.ts';
import type { SmsService } from './sms-service.ts';

/** A service's secrets: put in one by one, and opened where a message leaves or a report comes in. */
export class SmsSecretBox extends SecretBox {
  constructor(sealer: Sealer) {
    super(sealer, 'sms_service');
  }

  async open(service: SmsService): Promise<OpenedSmsService> {
    const { id, provider, settings, version } = service;
    return { service: { id, provider, settings, version }, secrets: await this.secrets(service) };
  }
}
