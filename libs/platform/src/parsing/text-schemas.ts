import { z } from 'zod';

const control = /\p{Cc}/u;

/** One JSON string, never a list or an object, of at least one character and at most so many bytes in UTF-8. */
export function singleString({ maxBytes }: { readonly maxBytes: number }): z.ZodString {
  return z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= maxBytes, {
      params: { code: 'too-long' },
      error: `Send at most ${maxBytes} bytes.`,
    });
}

/** What a person types to be found by (S-02): one line of at most 254 bytes, as long as an address may be. */
export const identifier = singleString({ maxBytes: 254 }).refine(
  (text) => text.trim() !== '' && !control.test(text),
  {
    params: { code: 'invalid-text' },
    error: 'Send one line of text.',
  },
);

/** An id in a path. The pipe answers a malformed one as an absent one. */
export const uuidParam = z
  .string()
  .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i)
  .transform((text) => text.toLowerCase());
