import { uuidParam } from '@latchkey/platform';
import {
  explainedStates,
  lockStates,
  requestActions,
  requestKinds,
  resetRequestOrders,
  resetStatuses,
  type ResetRequestView,
} from '@latchkey/recovery';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { moment, momentParam, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const requestsQuery = z.strictObject({
  ...listQuery,
  status: z.enum(resetStatuses).optional(),
  kind: z.enum(requestKinds).optional(),
  action: z.enum(requestActions).optional(),
  userId: uuidParam.optional(),
  processId: uuidParam.optional(),
  applicationId: uuidParam.optional(),
  from: momentParam.optional().describe('Started at this moment or later.'),
  before: momentParam.optional().describe('Started before this moment.'),
  sort: z.enum(resetRequestOrders).optional(),
});

const request = {
  id: z.uuid(),
  processId: z.uuid(),
  applicationId: z.uuid(),
  userId: z.uuid().nullable().describe('Null when nobody has the identifier that was typed.'),
  userName: z.string().nullable(),
  kind: z.enum(requestKinds),
  action: z.enum(requestActions),
  status: z.enum(resetStatuses),
  lockState: z.enum(lockStates),
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
  lockState: 'unknown' as const,
  startedAt: sampleMoment,
  endedAt: null,
  mails: 1,
  passwordTries: 0,
};
const sampleLine = {
  id: otherSampleId,
  at: sampleMoment,
  type: 'info' as const,
  stage: 'identification' as const,
  message: 'recovery.reset.requested',
  reference: null,
  requestId: sampleId,
};
const lineAnswer = z.object({
  id: z.uuid(),
  at: moment,
  type: z.enum(['info', 'warning', 'error']),
  stage: z.enum(['identification', 'verification', 'reset']),
  message: z.string(),
  reference: z.string().nullable().describe('The reason of a refusal, or the id of what ended the request.'),
  requestId: z.uuid(),
});

const requestAnswer = z.object(request).meta({ id: 'ResetRequest', examples: [sample] });
export const requestPage = pageAnswer('ResetRequestPage', requestAnswer, sample);
export const requestTable: CsvTable<ResetRequestView> = {
  name: 'reset-requests',
  columns: [
    ...([
      'id',
      'startedAt',
      'endedAt',
      'status',
      'userId',
      'userName',
      'processId',
      'applicationId',
    ] as const),
    ...(['kind', 'action', 'lockState', 'mails', 'passwordTries'] as const),
  ],
};
export const trackedAnswer = z
  .object({ ...request, activity: z.array(lineAnswer) })
  .meta({ id: 'TrackedResetRequest', examples: [{ ...sample, activity: [sampleLine] }] });

const message = z.object({
  id: z.string().describe('Stable: never changes its meaning.'),
  words: z.string().describe('Plain English, of the product.'),
});
const state = z.enum(explainedStates);
const step = z.object({
  reference: z.uuid().describe('The line of the log, or the lockout, that says more.'),
  at: moment,
  message,
  state: state.describe('Where the request stood after it.'),
});
const sampleStep = {
  reference: otherSampleId,
  at: sampleMoment,
  message: { id: 'expired', words: 'It was not finished in time.' },
  state: 'expired' as const,
};
export const explanationAnswer = z
  .object({
    state,
    steps: z.array(step),
    ending: step.nullable().describe('The step that ended it; null while it goes on.'),
    next: z.array(message).describe('What the person can do now, the first thing first.'),
  })
  .meta({
    id: 'Explanation',
    examples: [
      {
        ...{ state: 'expired', steps: [sampleStep], ending: sampleStep },
        next: [{ id: 'next.start-again', words: 'Start again.' }],
      },
    ],
  });

export const outcomeBody = z
  .strictObject({
    isThere: z
      .boolean()
      .describe(
        'Whether the store has the new password, or has ended the lock: look there, or have the person sign in.',
      ),
  })
  .meta({ id: 'SettleOutcome', examples: [{ isThere: true }] });
