import { uuidParam } from '@latchkey/platform';
import { resetStatuses } from '@latchkey/recovery';
import { z } from 'zod';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const requestsQuery = z.strictObject({
  ...listQuery,
  status: z.enum(resetStatuses).optional(),
  userId: uuidParam.optional(),
});

const request = {
  id: z.uuid(),
  processId: z.uuid(),
  applicationId: z.uuid(),
  userId: z.uuid().nullable().describe('Null when nobody has the identifier that was typed.'),
  userName: z.string().nullable(),
  kind: z.literal('self_service'),
  action: z.literal('reset'),
  status: z.enum(resetStatuses),
  startedAt: moment,
  endedAt: moment.nullable(),
  mails: z.int(),
  passwordTries: z.int(),
};
const sample = {
  id: sampleId,
  processId: otherSampleId,
  applicationId: otherSampleId,
  userId: otherSampleId,
  userName: 'ada',
  kind: 'self_service' as const,
  action: 'reset' as const,
  status: 'in_progress' as const,
  startedAt: sampleMoment,
  endedAt: null,
  mails: 1,
  passwordTries: 0,
};
const sampleLine = {
  at: sampleMoment,
  type: 'info' as const,
  stage: 'identification' as const,
  message: 'recovery.reset.requested',
  requestId: sampleId,
};
const lineAnswer = z.object({
  at: moment,
  type: z.enum(['info', 'warning', 'error']),
  stage: z.enum(['identification', 'verification', 'reset']),
  message: z.string(),
  requestId: z.uuid(),
});

const requestAnswer = z.object(request).meta({ id: 'ResetRequest', examples: [sample] });
export const requestPage = pageAnswer('ResetRequestPage', requestAnswer, sample);
export const trackedAnswer = z
  .object({ ...request, activity: z.array(lineAnswer) })
  .meta({ id: 'TrackedResetRequest', examples: [{ ...sample, activity: [sampleLine] }] });
