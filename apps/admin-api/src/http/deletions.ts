import { z } from 'zod';
import { sampleId } from './texts.ts';

/** What a deletion answers, whatever is gone. */
export const deletedAnswer = z
  .object({ id: z.uuid(), deleted: z.literal(true) })
  .meta({ id: 'Deleted', examples: [{ id: sampleId, deleted: true }] });

export function deleted(id: string): z.infer<typeof deletedAnswer> {
  return { id, deleted: true };
}
