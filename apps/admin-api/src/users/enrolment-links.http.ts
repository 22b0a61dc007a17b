import { enrolmentLinkHours, enrolmentLinkStates } from '@latchkey/verification';
import { z } from 'zod';
import { idInBody, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const mailLinkBody = z
  .strictObject({
    applicationId: idInBody.describe('In whose name the mail is, and at whose portal the link opens.'),
    hours: z
      .int()
      .min(1)
      .max(enrolmentLinkHours.most)
      .default(enrolmentLinkHours.default)
      .describe('How long the link waits for its one use.'),
  })
  .meta({ id: 'MailEnrolmentLink', examples: [{ applicationId: otherSampleId, hours: 24 }] });

export const voidLinkBody = z
  .strictObject({ linkId: idInBody })
  .meta({ id: 'VoidEnrolmentLink', examples: [{ linkId: otherSampleId }] });

const sampleLink = {
  ...{ id: sampleId, applicationId: otherSampleId, state: 'open' as const },
  ...{ issuedAt: sampleMoment, expiresAt: sampleMoment, redeemedAt: null },
};
export const linksAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        applicationId: z.uuid(),
        state: z.enum(enrolmentLinkStates),
        issuedAt: moment,
        expiresAt: moment,
        redeemedAt: moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'EnrolmentLinks', examples: [{ items: [sampleLink] }] });

export const mailedLinkAnswer = z
  .object({ id: z.uuid(), expiresAt: z.iso.datetime() })
  .meta({ id: 'MailedEnrolmentLink', examples: [{ id: sampleId, expiresAt: sampleMoment }] });
