import { destinationRefusal, smsDestinations, type PhoneNumber } from '@latchkey/identity';
import { Secrets } from '@latchkey/kernel';
import { SmsBudgets, SmsPosting, SmsServices } from '@latchkey/messaging';
import { SmsCodes, type SmsCode, type SmsCodePosting } from './sms-codes.ts';

/** Codes as messages that the tenant's active service takes. */
export class PostedSmsCodes extends SmsCodes {
  constructor(
    private readonly services: SmsServices,
    private readonly posting: SmsPosting,
    private readonly budgets: SmsBudgets,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  ready(): Promise<void> {
    return this.posting.ready();
  }

  async post({ occasion, person, phone, issuedAt, until, ...code }: SmsCode): Promise<SmsCodePosting> {
    const service = await this.services.active();
    if (!service) return { kind: 'not-offered' };
    if (destinationRefusal(phone, smsDestinations.parse(service.destinations)))
      return { kind: 'destination-closed' };
    const { applicationId, userId } = person;
    const grant = await this.posting.post(service, {
      ...code,
      kind: occasion === 'enrolment' ? 'telephone-code' : 'recovery-code',
      ...{ applicationId, account: { userId }, createdAt: issuedAt, expiresAt: until },
      number: { e164: phone.e164, country: phone.country, key: smsNumberKey(this.secrets, phone) },
    });
    return grant.kind === 'granted' ? { kind: 'posted' } : grant;
  }

  proved(id: string, { country }: PhoneNumber): Promise<void> {
    return this.budgets.proved(id, country);
  }
}

/** The same for every tenant: a number's budget is over all of them (S-10). */
export function smsNumberKey(secrets: Secrets, { e164 }: PhoneNumber): Buffer {
  return secrets.keyedDigest('sms-number', e164);
}
