import { longestPage } from '@latchkey/kernel';
import { callAnswer, callFilters, sampleCall, uuidParam } from '@latchkey/platform';
import { z } from 'zod';

const usualPage = 25;

export const ownRequestsQuery = z.strictObject({
  ...callFilters,
  after: uuidParam.optional().describe('The `next` of the page before.'),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(longestPage))
    .default(usualPage)
    .describe(`Requests of a page: 1 to ${longestPage}, ${usualPage} when left out.`),
});

export const ownRequestsPage = z
  .object({
    items: z.array(callAnswer),
    next: z.uuid().nullable().describe('Send it as `after`; null at the end.'),
  })
  .meta({ id: 'ApplicationRequestPage', examples: [{ items: [sampleCall], next: null }] });
