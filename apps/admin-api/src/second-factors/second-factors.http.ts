import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const kind = z.enum(['authenticator', 'passkey']);

export const enrolBody = z
  .strictObject({ kind, label: line(100).describe('By which you tell it from others.') })
  .meta({ id: 'EnrolSecondFactor', examples: [{ kind: 'authenticator', label: 'My telephone' }] });

const credential = z.string().max(16_384);

export const shownBody = z
  .strictObject({
    code: z.string().max(16).optional().describe('Six digits of the app, good once.'),
    credential: credential.optional().describe('The answer of the browser, as JSON.'),
  })
  .refine(({ code, credential: shown }) => (code === undefined) !== (shown === undefined), {
    params: { code: 'exactly-one' },
    error: 'Send a code or a credential.',
  })
  .meta({ id: 'ShownSecondFactor', examples: [{ code: '492039' }] });

export const begunAnswer = z
  .object({
    id: z.uuid(),
    kind,
    seed: z.string().optional().describe('Of an app. Told this once.'),
    address: z.string().optional().describe('Of an app: what a QR code would say.'),
    options: z
      .string()
      .optional()
      .describe('Of a passkey: JSON for PublicKeyCredential.parseCreationOptionsFromJSON.'),
  })
  .meta({
    id: 'BegunSecondFactor',
    examples: [
      {
        ...{ id: sampleId, kind: 'authenticator', seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
        address: 'otpauth://totp/Acme:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      },
    ],
  });

const sample = {
  ...{ id: sampleId, kind: 'authenticator' as const, label: 'My telephone', confirmedAt: sampleMoment },
};
export const factorAnswer = z
  .object({ id: z.uuid(), kind, label: z.string(), confirmedAt: moment })
  .meta({ id: 'SecondFactor', examples: [sample] });
export const factorPage = pageAnswer('SecondFactorPage', factorAnswer, sample);

export const challengeAnswer = z
  .object({ options: z.string().describe('JSON for PublicKeyCredential.parseRequestOptionsFromJSON.') })
  .meta({ id: 'PasskeyChallenge', examples: [{ options: '{"challenge":"…"}' }] });

const policy = {
  requireSecondFactor: z.boolean().describe('Whether who has no second factor must enrol one.'),
};
export const policyBody = z
  .strictObject(policy)
  .meta({ id: 'ChangeStaffPolicy', examples: [{ requireSecondFactor: true }] });
export const policyAnswer = z
  .object({ ...policy, version: z.int() })
  .meta({ id: 'StaffPolicy', examples: [{ requireSecondFactor: false, version: 0 }] });
