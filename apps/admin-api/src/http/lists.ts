import { longestPage, type PageRequest } from '@latchkey/kernel';
import { uuidParam } from '@latchkey/platform';
import { z } from 'zod';

const usualPage = 25;

/** What every list takes. Filters of a resource are added by name: anything else is refused. */
export const listQuery = {
  after: uuidParam.optional().describe('The `next` of the page before.'),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(longestPage))
    .optional()
    .describe(`Items of a page: 1 to ${longestPage}, ${usualPage} when left out.`),
};

export const plainListQuery = z.strictObject(listQuery);
export type PlainListQuery = z.infer<typeof plainListQuery>;

export function pageOf({ after, limit }: PlainListQuery): PageRequest {
  return { after: after ?? null, limit: limit ?? usualPage };
}

/** A page of a list: the items, and where the next page begins. */
export function pageAnswer<T extends z.ZodType>(id: string, item: T, example: z.input<T>) {
  return z
    .object({
      items: z.array(item),
      next: z.uuid().nullable().describe('Send it as `after`; null at the end.'),
    })
    .meta({ id, examples: [{ items: [example], next: null }] });
}
