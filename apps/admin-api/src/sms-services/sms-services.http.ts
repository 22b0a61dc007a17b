import { smsDestinations } from '@latchkey/identity';
import { smsKinds, smsProviders } from '@latchkey/messaging';
import { singleString } from '@latchkey/platform';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const provider = z.enum(smsProviders).describe('Twilio, or an HTTP gateway that the settings describe.');
const settings = z
  .record(z.string(), z.unknown())
  .describe('As the provider wants them. No secret is among them.');

const draft = {
  name: line(200),
  sender: line(32).describe(
    'A number with its plus, a short code, or a name of at most 11 letters and digits.',
  ),
  settings,
  destinations: smsDestinations
    .prefault({})
    .describe('Where messages may go. Empty: nowhere. What is denied is denied, whatever else allows it.'),
  dailyBudget: z.int().min(0).max(1_000_000).describe('Messages within 24 hours.'),
  secrets: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), z.string().min(1).max(1024).nullable())
    .default({})
    .describe('Written and never read back. What is not named stays; null takes one away.'),
};
const sampleDraft = {
  name: 'Twilio',
  sender: 'Acme',
  settings: { accountSid: 'AC0123456789abcdef0123456789abcdef' },
  destinations: { countries: ['DE', 'AT'] },
  dailyBudget: 500,
};

export const createSmsServiceBody = z.strictObject({ provider, ...draft }).meta({
  id: 'CreateSmsService',
  examples: [{ provider: 'twilio', ...sampleDraft, secrets: { auth_token: 'the token' } }],
});

export const updateSmsServiceBody = z
  .strictObject(draft)
  .meta({ id: 'UpdateSmsService', examples: [{ ...sampleDraft, secrets: {} }] });

const sample = {
  ...{ id: sampleId, provider: 'twilio' as const, ...sampleDraft, secretNames: ['auth_token'] },
  ...{ status: 'inactive' as const, createdAt: sampleMoment, version: 1 },
};
export const smsServiceAnswer = z
  .object({
    id: z.uuid(),
    provider,
    name: z.string(),
    sender: z.string(),
    settings,
    destinations: z.record(z.string(), z.array(z.string())),
    dailyBudget: z.int(),
    secretNames: z.array(z.string()).describe('Which secrets there are; nobody reads what they are.'),
    status: z.enum(['active', 'inactive']).describe('One service of an environment is active at most.'),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'SmsService', examples: [sample] });
export const smsServicePage = pageAnswer('SmsServicePage', smsServiceAnswer, sample);

export const trySmsServiceBody = z
  .strictObject({
    applicationId: idInBody.describe('In whose name the message is.'),
    phone: singleString({ maxBytes: 256 }).describe('A number of yours, with its plus and country code.'),
    locale: line(35).default('en'),
  })
  .meta({
    id: 'TrySmsService',
    examples: [{ applicationId: otherSampleId, phone: '+49 151 12345678', locale: 'en' }],
  });

export const trialAnswer = z
  .object({ messageId: z.uuid().describe('What becomes of it is in the list of messages.') })
  .meta({ id: 'SmsTrial', examples: [{ messageId: sampleId }] });

const sampleMessage = {
  ...{ id: sampleId, kind: 'recovery-code' as const, country: 'DE', status: 'sent' as const, failure: null },
  ...{ delivery: 'delivered' as const, deliveryFailure: null },
  ...{ createdAt: sampleMoment, sentAt: sampleMoment, reportedAt: sampleMoment },
};
const smsMessageAnswer = z
  .object({
    id: z.uuid(),
    kind: z.enum(smsKinds),
    country: z.string().describe('That its number is of. Neither number nor text are shown.'),
    status: z.enum(['queued', 'sent', 'discarded', 'failed', 'expired']),
    failure: z
      .string()
      .nullable()
      .describe('Why it was not taken: a word of ours, or a number of the provider\u2019s.'),
    delivery: z.enum(['delivered', 'failed']).nullable().describe('What the provider has reported since.'),
    deliveryFailure: z.string().nullable(),
    createdAt: moment,
    sentAt: moment.nullable(),
    reportedAt: moment.nullable(),
  })
  .meta({ id: 'SmsMessage', examples: [sampleMessage] });
export const smsMessagePage = pageAnswer('SmsMessagePage', smsMessageAnswer, sampleMessage);
