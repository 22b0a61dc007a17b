import { administratorLinkHours } from '@latchkey/recovery';
import { z } from 'zod';
import { idInBody, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const mailResetLinkBody = z
  .strictObject({
    applicationId: idInBody.describe('In whose name the mail is, and by whose process the user recovers.'),
    hours: z
      .int()
      .min(1)
      .max(administratorLinkHours.most)
      .default(administratorLinkHours.default)
      .describe('How long the link waits for its one use.'),
  })
  .meta({ id: 'MailResetLink', examples: [{ applicationId: otherSampleId, hours: 1 }] });

export const mailedResetLinkAnswer = z
  .object({ id: z.uuid().describe('Of the request.'), expiresAt: z.iso.datetime() })
  .meta({ id: 'MailedResetLink', examples: [{ id: sampleId, expiresAt: sampleMoment }] });
