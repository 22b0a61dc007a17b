import { identifier } from '@latchkey/platform';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { moment, sampleId, sampleMoment } from '../http/texts.ts';

export const plantDecoyBody = z
  .strictObject({ identifier })
  .meta({ id: 'PlantDecoy', examples: [{ identifier: 'backup.operator' }] });

const sample = { id: sampleId, identifier: 'backup.operator', plantedAt: sampleMoment, removedAt: null };

export const decoyAnswer = z
  .object({ id: z.uuid(), identifier: z.string(), plantedAt: moment, removedAt: moment.nullable() })
  .meta({ id: 'Decoy', examples: [sample] });

export const decoyPage = pageAnswer('DecoyPage', decoyAnswer, sample);
