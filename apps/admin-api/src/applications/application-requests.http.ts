import { callAnswer, callFilters, sampleCall } from '@latchkey/platform';
import { z } from 'zod';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { moment, momentParam, sampleMoment } from '../http/texts.ts';

const period = {
  from: momentParam.optional().describe('At this moment or later.'),
  before: momentParam.optional(),
};

export const summaryQuery = z.strictObject(period);
export const requestsQuery = z.strictObject({ ...listQuery, ...callFilters, ...period });

export function periodOf({ from, before }: z.infer<typeof summaryQuery>) {
  return { from: from ?? null, before: before ?? null };
}

export const requestPage = pageAnswer('ApplicationRequestPage', callAnswer, sampleCall);

const group = {
  code: 'proof-rejected',
  status: 410,
  method: 'POST',
  route: '/v1/password-reset/reset-password',
  count: 3,
  lastAt: sampleMoment,
};
export const summaryAnswer = z
  .object({
    calls: z.int().describe('All requests, by whole days (UTC), those that were not kept among them.'),
    notKept: z.int().describe('Beyond what is kept of a key in a day.'),
    refused: z
      .array(
        z.object({
          code: z.string().describe('Of the problem; it has a page.'),
          status: z.int(),
          method: z.string(),
          route: z.string(),
          count: z.int(),
          lastAt: moment,
        }),
      )
      .describe('At most 100.'),
  })
  .meta({ id: 'ApplicationRequestSummary', examples: [{ calls: 40, notKept: 0, refused: [group] }] });
