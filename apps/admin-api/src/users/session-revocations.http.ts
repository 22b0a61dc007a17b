import { sessionRevocationStates } from '@latchkey/credentials';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const sample = {
  ...{ id: sampleId, changeId: otherSampleId, userId: otherSampleId, storeId: otherSampleId },
  ...{ state: 'delivered' as const, attempts: 1, answer: 'applied' },
  ...{ wantedAt: sampleMoment, endedAt: sampleMoment },
};

export const sessionRevocationAnswer = z
  .object({
    id: z.uuid(),
    changeId: z.uuid().describe('The change that replaced the password.'),
    userId: z.uuid(),
    storeId: z.uuid().describe('Whose interface is called.'),
    state: z
      .enum(sessionRevocationStates)
      .describe('`delivered` only when the holder has said that the sessions have ended.'),
    attempts: z.int(),
    answer: z.string().nullable().describe('What the holder said last; null before its first answer.'),
    wantedAt: moment,
    endedAt: moment.nullable(),
  })
  .meta({ id: 'SessionRevocation', examples: [sample] });

export const sessionRevocationPage = pageAnswer('SessionRevocationPage', sessionRevocationAnswer, sample);
