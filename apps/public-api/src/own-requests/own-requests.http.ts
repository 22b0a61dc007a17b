import { callAnswer, callFilters, sampleCall } from '@latchkey/platform';
import { z } from 'zod';
import { pageQuery } from '../page-query.ts';

export const ownRequestsQuery = z.strictObject({
  ...callFilters,
  ...pageQuery('Requests'),
});

export const ownRequestsPage = z
  .object({
    items: z.array(callAnswer),
    next: z.uuid().nullable().describe('Send it as `after`; null at the end.'),
  })
  .meta({ id: 'ApplicationRequestPage', examples: [{ items: [sampleCall], next: null }] });
