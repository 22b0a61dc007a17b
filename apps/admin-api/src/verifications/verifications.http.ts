import { emailParameters, verificationTypes } from '@latchkey/verification';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const type = z.enum(verificationTypes);
const sampleParameters = {
  codeLength: 6,
  codeLifetimeSeconds: 300,
  linkLifetimeSeconds: 1800,
  resendAfterSeconds: 60,
};
const parameters = emailParameters
  .prefault({})
  .describe('What is left out has its default. A mock holds none: whatever is sent with one is cleared.');

export const createVerificationBody = z.strictObject({ name: line(200), type, parameters }).meta({
  id: 'CreateVerification',
  examples: [{ name: 'Mail', type: 'email', parameters: sampleParameters }],
});

export const updateVerificationBody = z
  .strictObject({ name: line(200), parameters })
  .meta({ id: 'UpdateVerification', examples: [{ name: 'Mail', parameters: sampleParameters }] });

const sample = {
  id: sampleId,
  name: 'Mail',
  type: 'email' as const,
  status: 'active' as const,
  parameters: sampleParameters,
  createdAt: sampleMoment,
};
export const verificationAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type,
    status: z.enum(['active', 'inactive']),
    parameters: z.object({
      codeLength: z.int().optional(),
      codeLifetimeSeconds: z.int().optional(),
      linkLifetimeSeconds: z.int().optional(),
      resendAfterSeconds: z.int().optional(),
    }),
    createdAt: moment,
  })
  .meta({ id: 'Verification', examples: [sample] });
export const verificationPage = pageAnswer('VerificationPage', verificationAnswer, sample);
