import { uuidParam } from '@latchkey/platform';
import { readinessStates } from '@latchkey/recovery';
import { methodKeys } from '@latchkey/verification';
import { z } from 'zod';
import { moment, sampleId, sampleMoment } from '../http/texts.ts';

export const readinessQuery = z.strictObject({ groupId: uuidParam.optional() });

const count = z.int();
const asOf = moment.nullable().describe('When people were looked at last; null before the first look.');

export const reportAnswer = z
  .object({
    asOf,
    users: count,
    ready: count.describe('Could recover at this moment.'),
    quarantined: count.describe('Could, once what they enrolled a short time ago counts.'),
    not_ready: count.describe('Lack an enrolment that every process for them asks for.'),
    not_covered: count.describe('No active process is for them.'),
    methods: z.partialRecord(z.enum(methodKeys), count).describe('How many have enrolled in each.'),
  })
  .meta({
    id: 'Readiness',
    examples: [
      {
        ...{ asOf: sampleMoment, users: 120, ready: 100, quarantined: 5, not_ready: 14, not_covered: 1 },
        methods: { authenticator: 90 },
      },
    ],
  });

export const demandedAnswer = z
  .object({ asOf })
  .meta({ id: 'DemandedReadiness', examples: [{ asOf: sampleMoment }] });

export const userReadinessAnswer = z
  .object({ state: z.enum(readinessStates).nullable(), asOf, methods: z.array(z.enum(methodKeys)) })
  .meta({
    id: 'UserReadiness',
    examples: [{ state: 'ready' as const, asOf: sampleMoment, methods: ['authenticator' as const] }],
  });

export const remindersQuery = z.strictObject({
  waveId: uuidParam.optional().describe('One wave; otherwise the last.'),
});

export const remindersAnswer = z
  .object({
    wave: z
      .object({
        id: z.uuid(),
        state: z.enum(['waiting', 'running', 'ended']).describe('Waiting: for the look at everybody.'),
        demanded: z.boolean().describe('By somebody; otherwise it was time.'),
        startedAt: moment.nullable(),
        endedAt: moment.nullable(),
        reminded: count,
      })
      .nullable()
      .describe('The last one; null before the first.'),
    due: count.describe('Would be reminded at this moment.'),
    nextAt: moment.nullable().describe('When the next wave begins by itself.'),
  })
  .meta({
    id: 'Reminders',
    examples: [
      {
        wave: {
          ...{ id: sampleId, state: 'ended' as const, demanded: true, reminded: 14 },
          ...{ startedAt: sampleMoment, endedAt: sampleMoment },
        },
        due: 0,
        nextAt: sampleMoment,
      },
    ],
  });
