import { z } from 'zod';

export const redeemEnrolmentLinkBody = z
  .strictObject({ token: z.string().regex(/^[\w-]{43}$/) })
  .meta({ id: 'RedeemEnrolmentLink', examples: [{ token: 'Zm9yIG9uZSB1c2Ugb25seSwgYnkgb25lIHBlcnNvbiE' }] });

export const enrolmentSessionAnswer = z
  .object({
    sessionToken: z
      .string()
      .describe('For /v1/enrolments, as Latchkey-Session, and for nothing else: nobody is signed in by it.'),
    expiresAt: z.iso.datetime(),
    user: z.object({ displayName: z.string() }),
  })
  .meta({ id: 'EnrolmentSession' });
