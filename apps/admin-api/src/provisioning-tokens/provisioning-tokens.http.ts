import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const createTokenBody = z
  .strictObject({
    label: line(200),
    storeId: idInBody.describe('The credential store that holds the passwords of those whom it brings.'),
  })
  .meta({ id: 'CreateProvisioningToken', examples: [{ label: 'Entra ID', storeId: otherSampleId }] });

export const createdTokenAnswer = z
  .object({
    id: z.uuid(),
    token: z
      .string()
      .describe('The whole token, told once. It does SCIM in this environment, and nothing else.'),
  })
  .meta({
    id: 'CreatedProvisioningToken',
    examples: [
      {
        id: sampleId,
        token: `lkp_live_0198c5f27d1e7c409a3b2f6d1c0e8b54_pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC`,
      },
    ],
  });

const sample = {
  id: sampleId,
  label: 'Entra ID',
  storeId: otherSampleId,
  createdAt: sampleMoment,
  lastUsedAt: sampleMoment,
  revokedAt: null,
};
const tokenAnswer = z
  .object({
    id: z.uuid(),
    label: z.string(),
    storeId: z.uuid(),
    createdAt: moment,
    lastUsedAt: moment.nullable().describe('To the minute.'),
    revokedAt: moment.nullable(),
  })
  .meta({ id: 'ProvisioningToken', examples: [sample] });
export const tokenPage = pageAnswer('ProvisioningTokenPage', tokenAnswer, sample);

export const revokedTokenAnswer = z
  .object({ id: z.uuid(), revoked: z.literal(true) })
  .meta({ id: 'RevokedProvisioningToken', examples: [{ id: sampleId, revoked: true }] });
