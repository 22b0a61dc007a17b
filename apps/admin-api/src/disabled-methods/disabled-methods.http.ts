import { methodKeys } from '@latchkey/verification';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { moment, sampleId, sampleMoment } from '../http/texts.ts';

const method = z.enum(methodKeys);

export const disableMethodBody = z
  .strictObject({ method })
  .meta({ id: 'DisableMethod', examples: [{ method: 'questions' }] });

export const disabledAnswer = z
  .object({ id: z.uuid(), method })
  .meta({ id: 'DisabledMethod', examples: [{ id: sampleId, method: 'questions' }] });

const sample = { id: sampleId, method: 'questions' as const, disabledAt: sampleMoment };
const item = z.object({ id: z.uuid(), method, disabledAt: moment });
export const disabledPage = pageAnswer('DisabledMethodPage', item, sample);
