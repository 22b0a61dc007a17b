import { changeOperations, failureReasons, outcomeStatuses } from '@latchkey/credentials';
import { z } from 'zod';

const token = z
  .string()
  .max(256)
  .describe('The one-request token that came with the task.')
  .meta({ examples: ['pVq2…43 characters…'] });
/** Any short word is read, so that one that is not offered can be told what is (AS-08). */
const status = z
  .string()
  .max(64)
  .describe(`One of ${outcomeStatuses.join(', ')}.`);
const reason = z
  .enum(failureReasons)
  .nullable()
  .default(null)
  .describe('Why it failed. Never a text: nothing that an external system writes freely is kept.');
const fence = z.int().min(1).describe('The number of the lease, as the claim told it.');
const leaseSeconds = z
  .int()
  .min(10)
  .max(900)
  .default(60)
  .describe('Seconds until the task may be claimed by another, unless a heartbeat keeps it.');

export const statusBody = z
  .strictObject({ status, token, reason })
  .meta({ id: 'UpdateRequestStatus', examples: [{ status: 'COMPLETED_WITH_SUCCESS', token: 'pVq2…' }] });

export const claimBody = z
  .strictObject({
    executor: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
      .describe('What this executor is called. The audit trail names it.'),
    most: z.int().min(1).max(50).default(10).describe('How many tasks are wanted.'),
    leaseSeconds,
  })
  .meta({ id: 'ClaimWork', examples: [{ executor: 'robot-7', most: 5, leaseSeconds: 60 }] });

export const heartbeatBody = z
  .strictObject({ fence, leaseSeconds })
  .meta({ id: 'KeepWork', examples: [{ fence: 1, leaseSeconds: 60 }] });

export const completionBody = z.strictObject({ fence, status, token, reason }).meta({
  id: 'CompleteWork',
  examples: [{ fence: 1, status: 'COMPLETED_WITH_FAILURE', token: 'pVq2…', reason: 'account-missing' }],
});

export const statusAnswer = z
  .object({ reference: z.uuid(), status: z.enum(outcomeStatuses) })
  .meta({ id: 'RequestStatus' });

export const workAnswer = z
  .object({
    tasks: z.array(
      z.object({
        reference: z.uuid(),
        token: z.string(),
        operation: z.enum(changeOperations),
        userName: z.string(),
        sealedPassword: z
          .string()
          .nullable()
          .describe(
            'A compact JWE to the key of the store; opened it is {"reference", "password"}. Null where none is set, or the external system makes it.',
          ),
        mustChange: z.boolean().describe('Whether the next sign-in is to ask for another password.'),
        leaseSeconds: z.int(),
        fence: z.int(),
        deadline: z.iso.datetime().describe('After this the request has expired.'),
      }),
    ),
  })
  .meta({ id: 'ClaimedWork' });

export const keptAnswer = z.object({ fence: z.int(), leaseSeconds: z.int() }).meta({ id: 'KeptWork' });
