import { longestPage } from '@latchkey/kernel';
import { uuidParam } from '@latchkey/platform';
import { z } from 'zod';

const usualPage = 25;

/** How a list is read on. `items`: what is in it, as a sentence begins with it. */
export const pageQuery = (items: string) => ({
  after: uuidParam.optional().describe('The `next` of the page before.'),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(longestPage))
    .default(usualPage)
    .describe(`${items} of a page: 1 to ${longestPage}, ${usualPage} when left out.`),
});
