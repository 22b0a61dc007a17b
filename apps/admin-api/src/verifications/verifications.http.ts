import { emailParameters } from '@latchkey/verification';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const type = z.literal('email');
const sampleParameters = {
  codeLength: 6,
  codeLifetimeSeconds: 300,
  linkLifetimeSeconds: 1800,
  resendAfterSeconds: 60,
};

export const createVerificationBody = z
  .strictObject({ name: line(200), type, parameters: emailParameters })
  .meta({
    id: 'CreateVerification',
    examples: [{ name: 'Mail', type: 'email', parameters: sampleParameters }],
  });

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
    parameters: emailParameters,
    createdAt: moment,
  })
  .meta({ id: 'Verification', examples: [sample] });
export const verificationPage = pageAnswer('VerificationPage', verificationAnswer, sample);
