import {
  definitionSchema,
  extensionKinds,
  extensionTypes,
  noAnswerReasons,
  parametersSchema,
  secretsSchema,
} from '@latchkey/extensions';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const type = z.enum(extensionTypes).describe('Which question it answers.');

const draft = {
  name: line(400),
  definition: definitionSchema.describe('Fields put in place, somebody called, or a script in a sandbox.'),
  parameters: parametersSchema.default([]).describe('Handed to it with every question; never secret.'),
  secrets: secretsSchema
    .default({})
    .describe('Written and never read back. What is not named stays; null takes one away.'),
  acceptScript: z
    .boolean()
    .default(false)
    .describe('Whoever saves a script accepts here that it runs; who did is recorded.'),
};
const sampleDraft = {
  name: 'Look up by mail',
  definition: {
    kind: 'mapping' as const,
    rules: [{ to: '/account', from: '/input/email', transforms: ['lower_case' as const] }],
  },
  parameters: [{ name: 'domain', type: 'string' as const, value: 'acme.example' }],
};

export const createExtensionBody = z.strictObject({ type, ...draft }).meta({
  id: 'CreateExtension',
  examples: [{ type: 'user_account_lookup', ...sampleDraft, secrets: {}, acceptScript: false }],
});

export const updateExtensionBody = z.strictObject(draft).meta({
  id: 'UpdateExtension',
  examples: [{ ...sampleDraft, secrets: {}, acceptScript: false }],
});

const sample = {
  id: sampleId,
  type: 'user_account_lookup' as const,
  ...sampleDraft,
  secretNames: ['signing_secret'],
  optIn: null,
  status: 'inactive' as const,
  createdAt: sampleMoment,
  version: 1,
};
export const extensionAnswer = z
  .object({
    id: z.uuid(),
    type,
    name: z.string(),
    definition: definitionSchema,
    parameters: parametersSchema,
    secretNames: z.array(z.string()).describe('Which secrets there are; nobody reads what they are.'),
    optIn: z
      .object({ by: z.string(), at: moment })
      .nullable()
      .describe('Who accepted that this script runs; null for what is no script.'),
    status: z.enum(['active', 'inactive']),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'Extension', examples: [sample] });
export const extensionPage = pageAnswer('ExtensionPage', extensionAnswer, sample);

export const extensionTypesQuery = z.strictObject({
  kind: z.enum(extensionKinds).optional().describe('Only types that can be of this kind.'),
});

const schema = z.record(z.string(), z.unknown());
const sampleType = {
  type: 'enrollment_check' as const,
  functionName: 'isEnrolled',
  kinds: [...extensionKinds],
  input: { type: 'object', required: ['userId', 'verificationId'] },
  output: { type: 'object', required: ['enrolled'] },
};
const extensionTypeAnswer = z
  .object({
    type,
    functionName: z.string().describe('What a script must define.'),
    kinds: z.array(z.enum(extensionKinds)),
    input: schema.describe('JSON Schema of the question.'),
    output: schema.describe('JSON Schema of the answer; anything beside it is no answer.'),
  })
  .meta({ id: 'ExtensionType', examples: [sampleType] });
export const extensionTypePage = pageAnswer('ExtensionTypePage', extensionTypeAnswer, sampleType);

export const tryExtensionBody = z
  .strictObject({ input: schema.describe('As the contract of its type says.') })
  .meta({
    id: 'TryExtension',
    examples: [
      { input: { userId: sampleId, userName: 'ada', email: 'ada@acme.example', storeId: sampleId } },
    ],
  });

/** One shape for both: what is not there is null. */
export const trialAnswer = z
  .object({
    kind: z.enum(['answered', 'no-answer']),
    output: schema.nullable().describe('What it answers, once its contract has been checked.'),
    reason: z
      .enum(noAnswerReasons)
      .nullable()
      .describe('Why there is no answer. The words of the extension itself are not shown.'),
  })
  .meta({
    id: 'ExtensionTrial',
    examples: [{ kind: 'answered', output: { account: 'ada@acme.example' }, reason: null }],
  });
