import { previewedKinds, textKeys } from '@latchkey/messaging';
import { languageTag } from '@latchkey/verification';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { moment, sampleId, sampleMoment } from '../http/texts.ts';

/** Four bytes are the most that a character takes; what a text may be is judged where its part is known. */
const text = z
  .string()
  .refine((each) => Buffer.byteLength(each) <= 4000, {
    params: { code: 'too-long' },
    error: 'Send at most 4000 bytes.',
  })
  .describe('Plain text with placeholders such as {tenant}: nothing else in it has a meaning.');
const key = z.enum(textKeys).describe('The id of the text of the house that is said otherwise.');
const locale = z.string().regex(languageTag).describe('One of the languages in which messages are written.');

const sampleWords = {
  key: 'mail.reset-intro' as const,
  locale: 'en',
  text: 'Somebody wants a new password for your account at {tenant}.',
};

export const createMessageTextBody = z
  .strictObject({ key, locale, text })
  .meta({ id: 'CreateMessageText', examples: [sampleWords] });
export const changeMessageTextBody = z
  .strictObject({ text })
  .meta({ id: 'ChangeMessageText', examples: [{ text: sampleWords.text }] });

const sample = { id: sampleId, ...sampleWords, createdAt: sampleMoment, version: 1 };
export const messageTextAnswer = z
  .object({
    id: z.uuid(),
    key: z.string(),
    locale: z.string(),
    text: z.string(),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'MessageText', examples: [sample] });
export const messageTextPage = pageAnswer('MessageTextPage', messageTextAnswer, sample);

export const partsQuery = z.strictObject({
  locale: locale.optional().describe('The language of the texts of the house; English when left out.'),
});
export const partsAnswer = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        placeholders: z.array(z.string()).describe('What a text may be filled in with.'),
        required: z.array(z.string()).describe('Those without which it would say nothing.'),
        longest: z.int().describe('Characters.'),
        houseText: z.string().describe('What is said where you say nothing.'),
      }),
    ),
  })
  .meta({
    id: 'MessageTextParts',
    examples: [
      {
        items: [
          {
            ...{ key: sampleWords.key, placeholders: ['tenant', 'application'], required: [], longest: 1000 },
            houseText: 'Somebody asked to reset the password of your account at {tenant}.',
          },
        ],
      },
    ],
  });

export const previewBody = z
  .strictObject({
    kind: z.enum(previewedKinds),
    locale,
    texts: z
      .array(z.strictObject({ key, text }))
      .max(textKeys.length)
      .default([])
      .describe('Proposed words; kept ones are used for the rest.'),
  })
  .meta({
    id: 'PreviewMessage',
    examples: [
      { kind: 'reset-link', locale: 'en', texts: [{ key: sampleWords.key, text: sampleWords.text }] },
    ],
  });
export const previewAnswer = z
  .object({
    subject: z.string().nullable().describe('Null for an SMS.'),
    html: z.string().nullable().describe('Show it in a frame without rights. Null for an SMS.'),
    text: z.string(),
  })
  .meta({
    id: 'MessagePreview',
    examples: [
      {
        subject: 'Example Portal: reset your password',
        html: '<!doctype html><html lang="en" dir="ltr">…</html>',
        text: 'Example\n\nHello Ada Lovelace,\n…',
      },
    ],
  });
