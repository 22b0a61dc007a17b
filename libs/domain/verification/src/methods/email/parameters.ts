import { z } from 'zod';

/** Hard limits of mail verification (decision 1 and 2). */
const emailLimits = z.strictObject({
  codeLength: z.int().min(6).max(10),
  codeLifetimeSeconds: z.int().min(60).max(600),
  linkLifetimeSeconds: z.int().min(60).max(86_400),
  resendAfterSeconds: z.int().min(30).max(600),
});
const { shape } = emailLimits;

/** What somebody writes: what is left out has the default of the template. */
export const givenEmailParameters = emailLimits.partial();

/**
 * What a tenant may set for mail verification, with defaults and hard limits (decision 1 and 2): codes of 6 to 10
 * digits, valid 5 minutes (at most 10); links 30 minutes (at most 24 hours); a new mail at the earliest after 60 s.
 */
export const emailParameters = z.strictObject({
  codeLength: shape.codeLength.default(6),
  codeLifetimeSeconds: shape.codeLifetimeSeconds.default(300),
  linkLifetimeSeconds: shape.linkLifetimeSeconds.default(1800),
  resendAfterSeconds: shape.resendAfterSeconds.default(60),
});

export type EmailParameters = z.infer<typeof emailParameters>;
