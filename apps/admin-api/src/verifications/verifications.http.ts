import {
  builtInTemplates,
  givenEmailParameters,
  givenPersonalDataParameters,
  givenQuestionParameters,
  givenRecoveryCodeParameters,
  verificationTypes,
} from '@latchkey/verification';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const type = z.enum(verificationTypes);
const sampleParameters = {
  codeLength: 6,
  codeLifetimeSeconds: 300,
  linkLifetimeSeconds: 1800,
  resendAfterSeconds: 60,
};
/** Of every type; which of them a type has, and that they fit each other, is judged when it is known. */
const everyParameter = z.strictObject({
  ...givenEmailParameters.shape,
  ...givenRecoveryCodeParameters.shape,
  ...givenQuestionParameters.shape,
  ...givenPersonalDataParameters.shape,
});
const parameters = everyParameter
  .prefault({})
  .describe(
    'What is left out is as the template says. A mock holds none: whatever is sent with one is cleared.',
  );
const houseTemplate = builtInTemplates[0]?.id ?? '';

export const createVerificationBody = z
  .strictObject({
    name: line(200),
    type,
    templateId: idInBody
      .nullable()
      .default(null)
      .describe('What it is made from, of the same type; the template of the house when left out.'),
    parameters,
  })
  .meta({
    id: 'CreateVerification',
    examples: [{ name: 'Mail', type: 'email', templateId: houseTemplate, parameters: sampleParameters }],
  });

export const updateVerificationBody = z
  .strictObject({ name: line(200), parameters })
  .meta({ id: 'UpdateVerification', examples: [{ name: 'Mail', parameters: sampleParameters }] });

const sample = {
  id: sampleId,
  name: 'Mail',
  type: 'email' as const,
  templateId: houseTemplate,
  status: 'active' as const,
  parameters: sampleParameters,
  createdAt: sampleMoment,
};
const held = z.int().optional();
const heldParameters = z.object({
  ...{ codeLength: held, codeLifetimeSeconds: held, linkLifetimeSeconds: held, resendAfterSeconds: held },
  ...{ count: held, enrolCount: held, askCount: held, minimumAnswerLength: held },
  attribute: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  defaultLanguage: z.string().optional(),
});
export const verificationAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type,
    templateId: z.uuid().describe('What it was made from.'),
    status: z.enum(['active', 'inactive']),
    parameters: heldParameters,
    createdAt: moment,
  })
  .meta({ id: 'Verification', examples: [sample] });
export const verificationPage = pageAnswer('VerificationPage', verificationAnswer, sample);

export const copyTemplateBody = z
  .strictObject({ name: line(200) })
  .meta({ id: 'CopyVerificationTemplate', examples: [{ name: 'Mail with long codes' }] });

export const changeTemplateBody = z.strictObject({ name: line(200), parameters }).meta({
  id: 'ChangeVerificationTemplate',
  examples: [{ name: 'Mail with long codes', parameters: { ...sampleParameters, codeLength: 8 } }],
});

const sampleTemplate = {
  id: otherSampleId,
  name: 'Mail with long codes',
  method: 'email' as const,
  parameters: { ...sampleParameters, codeLength: 8 },
  builtIn: false,
  version: 1,
};
export const templateAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    method: type.describe('The type of the verifications that are made from it.'),
    parameters: heldParameters.describe('What a verification has where nothing else was said.'),
    builtIn: z.boolean().describe('Of the house: it can be copied, and neither changed nor deleted.'),
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'VerificationTemplate', examples: [sampleTemplate] });
export const templatePage = pageAnswer('VerificationTemplatePage', templateAnswer, sampleTemplate);
