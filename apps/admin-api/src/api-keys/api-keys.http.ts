import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const createKeyBody = z
  .strictObject({ label: line(200) })
  .meta({ id: 'CreateApiKey', examples: [{ label: 'Orders back end' }] });

export const createdKeyAnswer = z
  .object({
    id: z.uuid(),
    key: z.string().describe('The whole key, told once.'),
    prefix: z.string(),
  })
  .meta({
    id: 'CreatedApiKey',
    examples: [
      { id: sampleId, key: 'lk_live_pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC', prefix: 'lk_live_pVq2' },
    ],
  });

const sample = {
  id: sampleId,
  applicationId: otherSampleId,
  label: 'Orders back end',
  prefix: 'lk_live_pVq2',
  createdAt: sampleMoment,
  revokedAt: null,
};
const keyAnswer = z
  .object({
    id: z.uuid(),
    applicationId: z.uuid(),
    label: z.string(),
    prefix: z.string().describe('The visible start, to tell keys apart.'),
    createdAt: moment,
    revokedAt: moment.nullable(),
  })
  .meta({ id: 'ApiKey', examples: [sample] });
export const keyPage = pageAnswer('ApiKeyPage', keyAnswer, sample);
export const revokedAnswer = z
  .object({ id: z.uuid(), revoked: z.literal(true) })
  .meta({ id: 'RevokedApiKey', examples: [{ id: sampleId, revoked: true }] });
