import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const createProcessBody = z
  .strictObject({
    applicationId: idInBody,
    name: line(200),
    storeId: idInBody,
    verificationIds: z
      .array(idInBody)
      .max(10)
      .refine((ids) => new Set(ids).size === ids.length, {
        params: { code: 'duplicate' },
        error: 'Attach each verification once.',
      })
      .describe('All of them are asked for, in this order.'),
  })
  .meta({
    id: 'CreateProcess',
    examples: [
      {
        applicationId: otherSampleId,
        name: 'Forgotten password',
        storeId: otherSampleId,
        verificationIds: [otherSampleId],
      },
    ],
  });

const sample = {
  id: sampleId,
  applicationId: otherSampleId,
  name: 'Forgotten password',
  action: 'reset' as const,
  storeId: otherSampleId,
  verificationIds: [otherSampleId],
  status: 'inactive' as const,
  createdAt: sampleMoment,
};
export const processAnswer = z
  .object({
    id: z.uuid(),
    applicationId: z.uuid(),
    name: z.string(),
    action: z.literal('reset'),
    storeId: z.uuid(),
    verificationIds: z.array(z.uuid()),
    status: z.enum(['active', 'inactive']),
    createdAt: moment,
  })
  .meta({ id: 'Process', examples: [sample] });
export const processPage = pageAnswer('ProcessPage', processAnswer, sample);
