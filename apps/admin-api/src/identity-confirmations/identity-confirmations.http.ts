import { uuidParam } from '@latchkey/platform';
import {
  identityConfirmationOrders,
  identityConfirmationStates,
  languageTag,
  type IdentityConfirmationView,
} from '@latchkey/verification';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { idInBody, moment, momentParam, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

/** A reference and no story: what callers say has no place here. */
const ticket = z
  .string()
  .regex(/^[A-Za-z\d#][\w#./:-]{0,63}$/)
  .describe('Where your own system tells of the call: letters, digits and # . / : - _, at most 64.');

export const openQuery = z.strictObject({
  locale: z
    .string()
    .regex(languageTag)
    .optional()
    .describe('The language of the label; the default one of the verification when left out.'),
});

export const openBody = z
  .strictObject({
    userId: idInBody.describe('Whom the caller says they are.'),
    verificationId: idInBody.describe('An active one of type personal_data_confirmation.'),
    ticket: ticket.nullable().default(null),
  })
  .meta({
    id: 'OpenIdentityConfirmation',
    examples: [{ userId: sampleId, verificationId: otherSampleId, ticket: 'INC-4711' }],
  });

export const openedAnswer = z
  .object({
    id: z.uuid(),
    label: z.string().describe('What to ask the caller for.'),
    onRecord: z.boolean(),
    datum: z
      .string()
      .nullable()
      .describe(
        'What is on record, in this answer alone. Null when that is nothing, and in the answer to a repeat.',
      ),
    expiresAt: z.iso.datetime().describe('Until then it can be answered.'),
  })
  .meta({
    id: 'OpenedIdentityConfirmation',
    examples: [
      {
        ...{ id: sampleId, label: 'Your staff number', onRecord: true, datum: 'E-4711' },
        expiresAt: sampleMoment,
      },
    ],
  });

export const answerBody = z
  .strictObject({ matches: z.boolean().describe('Whether the caller said what is on record.') })
  .meta({ id: 'AnswerIdentityConfirmation', examples: [{ matches: true }] });

export const confirmationsQuery = z.strictObject({
  ...listQuery,
  userId: uuidParam.optional(),
  agentId: uuidParam.optional(),
  state: z.enum(identityConfirmationStates).optional(),
  from: momentParam.optional().describe('Opened at this moment or later.'),
  before: momentParam.optional().describe('Opened before this moment.'),
  sort: z.enum(identityConfirmationOrders).optional(),
});

const sample = {
  id: sampleId,
  userId: otherSampleId,
  agentId: otherSampleId,
  verificationId: otherSampleId,
  verificationName: 'Staff number',
  ticket: 'INC-4711',
  state: 'confirmed' as const,
  openedAt: sampleMoment,
  expiresAt: sampleMoment,
  endedAt: sampleMoment,
};
export const confirmationAnswer = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    agentId: z.uuid().describe('The member of the staff who looked.'),
    verificationId: z.uuid(),
    verificationName: z.string().describe('As it was called then.'),
    ticket: z.string().nullable(),
    state: z.enum(identityConfirmationStates),
    openedAt: moment,
    expiresAt: moment,
    endedAt: moment.nullable().describe('When the agent answered.'),
  })
  .meta({ id: 'IdentityConfirmation', examples: [sample] });
export const confirmationPage = pageAnswer('IdentityConfirmationPage', confirmationAnswer, sample);

export const confirmationTable: CsvTable<IdentityConfirmationView> = {
  name: 'identity-confirmations',
  columns: [
    ...(['id', 'openedAt', 'endedAt', 'state', 'userId', 'agentId', 'verificationId'] as const),
    ...(['verificationName', 'ticket', 'expiresAt'] as const),
  ],
};
