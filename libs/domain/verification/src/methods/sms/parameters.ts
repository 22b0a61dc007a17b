import { smsOfAccount, smsPause } from '@latchkey/messaging';
import { z } from 'zod';

const leastPause = smsPause / 1000;

const limits = z.strictObject({
  codeLength: z.int().min(6).max(10),
  codeLifetimeSeconds: z.int().min(60).max(600),
  resendAfterSeconds: z.int().min(leastPause).max(600),
  codesPerDay: z.int().min(1).max(smsOfAccount),
});
const { shape } = limits;

/** What somebody writes: what is left out has its default. */
export const givenSmsParameters = limits.partial();

/**
 * What a tenant may set for codes by SMS (PR-B02): 6 digits (at most 10), valid 5 minutes (at most 10), a new one at the
 * earliest after 2 minutes, and at most 5 in 24 hours.
 */
export const smsParameters = z.strictObject({
  codeLength: shape.codeLength.default(6),
  codeLifetimeSeconds: shape.codeLifetimeSeconds.default(300),
  resendAfterSeconds: shape.resendAfterSeconds.default(leastPause),
  codesPerDay: shape.codesPerDay.default(smsOfAccount),
});

export type SmsParameters = z.infer<typeof smsParameters>;
