import { attributeName, identificationKinds } from '@latchkey/identity';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const kind = z.enum(identificationKinds);
const attribute = z
  .string()
  .regex(attributeName)
  .nullable()
  .describe('The attribute of users that is compared; null for every other kind.');

export const createIdentificationTypeBody = z
  .strictObject({ name: line(200), kind, attribute: attribute.default(null) })
  .meta({
    id: 'CreateIdentificationType',
    examples: [{ name: 'Employee number', kind: 'attribute', attribute: 'employee_number' }],
  });

export const renameIdentificationTypeBody = z
  .strictObject({ name: line(200) })
  .meta({ id: 'RenameIdentificationType', examples: [{ name: 'Number on the badge' }] });

const sample = {
  id: sampleId,
  name: 'Employee number',
  kind: 'attribute' as const,
  attribute: 'employee_number',
  status: 'active' as const,
  createdAt: sampleMoment,
  version: 1,
};
export const identificationTypeAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind,
    attribute,
    status: z.enum(['active', 'inactive']),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'IdentificationType', examples: [sample] });
export const identificationTypePage = pageAnswer('IdentificationTypePage', identificationTypeAnswer, sample);
