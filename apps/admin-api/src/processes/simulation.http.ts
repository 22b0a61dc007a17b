import { mostNamed, mostSimulatedRequests, simulatedDays, simulationRules } from '@latchkey/recovery';
import { z } from 'zod';
import { otherSampleId, sampleId } from '../http/texts.ts';
import { verdictAnswer } from './processes.http.ts';

export const simulationQuery = z.strictObject({
  days: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(simulatedDays.most))
    .optional()
    .describe(
      `How many days back requests are looked at: 1 to ${simulatedDays.most}, ${simulatedDays.usual} when left out.`,
    ),
});

const count = z.int().min(0);
const rule = z.enum(simulationRules);
const audience = z.object({
  now: count,
  draft: count,
  losing: count,
  gaining: count,
  losers: z
    .array(z.object({ id: z.uuid(), userName: z.string() }))
    .describe(`The first ${mostNamed} of those who lose access.`),
});
const requests = z.object({
  recorded: count.describe(`Of the application; the newest ${mostSimulatedRequests} at most.`),
  isCut: z.boolean().describe('True when as many were found as are looked at: there may be more.'),
  withoutAccount: count.describe('Nobody could be recovered by them: no policy lets them through.'),
  refused: count,
  byRule: z.array(z.object({ rule, requests: count })).describe('One request may break several.'),
  examples: z.array(z.object({ id: z.uuid(), rules: z.array(rule) })).describe(`At most ${mostNamed}.`),
});
const rules = z.object({
  stopping: z.array(verdictAnswer).describe('What stops the draft from being activated.'),
  deactivating: z.array(verdictAnswer).describe('By what the version in force would end itself now.'),
});

export const simulationAnswer = z
  .object({
    days: z.int(),
    selfService: z.object({ now: z.boolean(), draft: z.boolean() }),
    audience,
    requests,
    rules,
  })
  .meta({
    id: 'ProcessSimulation',
    examples: [
      {
        days: simulatedDays.usual,
        selfService: { now: true, draft: true },
        audience: {
          ...{ now: 812, draft: 640, losing: 172, gaining: 0 },
          losers: [{ id: otherSampleId, userName: 'ada' }],
        },
        requests: {
          ...{ recorded: 96, isCut: false, withoutAccount: 11, refused: 8 },
          byRule: [{ rule: 'audience', requests: 8 }],
          examples: [{ id: sampleId, rules: ['audience'] }],
        },
        rules: { stopping: [], deactivating: [] },
      },
    ],
  });
