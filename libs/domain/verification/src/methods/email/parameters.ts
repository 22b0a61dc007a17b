import { z } from 'zod';

/**
 * What a tenant may set for mail verification, with defaults and hard limits (decision 1 and 2): codes of 6 to 10
 * digits, valid 5 minutes (at most 10); links 30 minutes (at most 24 hours); a new mail at the earliest after 60 s.
 */
export const emailParameters = z.strictObject({
  codeLength: z.int().min(6).max(10).default(6),
  codeLifetimeSeconds: z.int().min(60).max(600).default(300),
  linkLifetimeSeconds: z.int().min(60).max(86_400).default(1800),
  resendAfterSeconds: z.int().min(30).max(600).default(60),
});

export type EmailParameters = z.infer<typeof emailParameters>;
