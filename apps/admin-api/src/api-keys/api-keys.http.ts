import { applicationPermissions, usualPermissions } from '@latchkey/tenancy';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const permissions = z
  .array(z.enum(applicationPermissions))
  .max(applicationPermissions.length)
  .describe('What the key may do, and what tokens that it gets may do.');
const samplePermissions = [...usualPermissions];

export const createKeyBody = z
  .strictObject({
    label: line(200),
    permissions: permissions
      .refine((names) => new Set(names).size === names.length, 'names one twice')
      .optional()
      .describe('For the life of the key. Without it: recovering passwords, and nothing else.'),
  })
  .meta({
    id: 'CreateApiKey',
    examples: [{ label: 'Orders back end', permissions: samplePermissions }],
  });

export const createdKeyAnswer = z
  .object({
    id: z.uuid(),
    key: z.string().describe('The whole key, told once.'),
    prefix: z.string(),
    permissions,
  })
  .meta({
    id: 'CreatedApiKey',
    examples: [
      {
        id: sampleId,
        key: 'lk_live_pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC',
        prefix: 'lk_live_pVq2',
        permissions: samplePermissions,
      },
    ],
  });

const sample = {
  id: sampleId,
  applicationId: otherSampleId,
  label: 'Orders back end',
  prefix: 'lk_live_pVq2',
  permissions: samplePermissions,
  createdAt: sampleMoment,
  revokedAt: null,
};
const keyAnswer = z
  .object({
    id: z.uuid(),
    applicationId: z.uuid(),
    label: z.string(),
    prefix: z.string().describe('The visible start, to tell keys apart.'),
    permissions,
    createdAt: moment,
    revokedAt: moment.nullable(),
  })
  .meta({ id: 'ApiKey', examples: [sample] });
export const keyPage = pageAnswer('ApiKeyPage', keyAnswer, sample);
export const revokedAnswer = z
  .object({ id: z.uuid(), revoked: z.literal(true) })
  .meta({ id: 'RevokedApiKey', examples: [{ id: sampleId, revoked: true }] });
