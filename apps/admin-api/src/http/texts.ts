import { singleString } from '@latchkey/platform';
import { z } from 'zod';

const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** One visible line: a name or a label. Nothing in it may turn the text around it. */
export function line(maxBytes: number): z.ZodString {
  return singleString({ maxBytes }).refine((text) => text.trim() === text && !unseen.test(text), {
    params: { code: 'invalid-text' },
    error: 'Send one line of text without blanks around it.',
  });
}

/** Longer than any password that the rule lets through, so that the rule can say what is too long. */
export const typedPassword = z.string().refine((text) => Buffer.byteLength(text) <= 8192, {
  params: { code: 'too-long' },
  error: 'Send at most 8192 bytes.',
});

/** The id of something, in a body. As answers write it: lower case. */
export const idInBody = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);

export const moment = z.iso.datetime();

/** A moment in a query, with an offset or in UTC. */
export const momentParam = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** For examples in the description of the API. */
export const sampleId = '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54';
export const otherSampleId = '0198c5f3-0b7a-7d11-8c25-5e9a4f7d3c02';
export const sampleMoment = '2026-03-01T09:30:00.000Z';
