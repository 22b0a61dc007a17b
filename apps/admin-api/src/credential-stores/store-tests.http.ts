import { storeCheckNames } from '@latchkey/credentials';
import { singleString } from '@latchkey/platform';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const askTestBody = z
  .strictObject({
    userName: singleString({ maxBytes: 256 })
      .optional()
      .describe(
        'An account that exists there, to look up. It is not changed; without it no account is looked up.',
      ),
  })
  .meta({ id: 'TestCredentialStore', examples: [{ userName: 'test.account' }] });

const sampleCheck = {
  ...{ name: 'connect' as const, result: 'failed' as const, code: 'not-connected', took: 12 },
  ...{ at: 'dc1.corp.example:636', remedy: 'Nothing listens there. Check host and port.' },
};
const sample = {
  ...{ id: sampleId, storeId: otherSampleId, state: 'failed' as const, checks: [sampleCheck] },
  ...{ askedAt: sampleMoment, endedAt: sampleMoment },
};

export const storeTestAnswer = z
  .object({
    id: z.uuid(),
    storeId: z.uuid(),
    state: z.enum(['asked', 'passed', 'failed']).describe('`asked`: the worker has not been there yet.'),
    checks: z
      .array(
        z.object({
          name: z.enum(storeCheckNames),
          result: z.enum(['passed', 'failed', 'not-reached']),
          code: z.string().nullable().describe('Why it failed.'),
          took: z.number().describe('Milliseconds.'),
          at: z.string().optional().describe('Which server, where the store has several.'),
          remedy: z.string().nullable().describe('What to do about it.'),
        }),
      )
      .nullable(),
    askedAt: moment,
    endedAt: moment.nullable(),
  })
  .meta({ id: 'StoreTest', examples: [sample] });
export const storeTestPage = pageAnswer('StoreTestPage', storeTestAnswer, sample);
