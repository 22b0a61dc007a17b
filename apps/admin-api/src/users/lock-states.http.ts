import { z } from 'zod';
import { moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const sample = {
  ...{ id: sampleId, userId: otherSampleId, storeId: otherSampleId, lockState: 'locked' as const },
  ...{ askedAt: sampleMoment, answeredAt: sampleMoment },
};

export const lockStateAnswer = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    storeId: z.uuid().describe('In which the password is.'),
    lockState: z
      .enum(['locked', 'not_locked', 'unknown'])
      .nullable()
      .describe('Null until the store was asked; `unknown` when it is away, or cannot say.'),
    askedAt: moment,
    answeredAt: moment.nullable(),
  })
  .meta({ id: 'LockState', examples: [sample] });
