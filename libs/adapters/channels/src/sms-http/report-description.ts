import { z } from 'zod';
import { pointerText } from './json-pointer.ts';

const pointer = z
  .string()
  .max(256)
  .regex(pointerText, { error: 'write where it stands as a JSON pointer, for example /status' });
const header = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: 'write a header name of letters, digits and dashes' });
const words = z
  .array(z.union([z.string().max(128), z.number()]))
  .min(1, { error: 'list at least one word of the gateway' })
  .max(64);

/** Where the secret shows. `query` is for gateways that can only be given an address; addresses get into logs. */
const authentication = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hmac'),
    header,
    algorithm: z.enum(['sha256', 'sha512', 'sha1']),
    encoding: z.enum(['hex', 'base64']),
    /** What stands before the signature, for example `sha256=`. */
    prefix: z.string().max(16).default(''),
  }),
  z.strictObject({ kind: z.literal('header'), header }),
  z.strictObject({ kind: z.literal('query'), name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
]);

/** How a gateway calls us to tell of deliveries. A form is read as an object of texts: `/status` is its field. */
export const reportDescription = z
  .strictObject({
    body: z.enum(['json', 'form']),
    authentication,
    /** Where the list is, when one call tells of several messages; the other pointers then begin at each of it. */
    each: pointer.optional(),
    messageId: pointer,
    state: pointer,
    delivered: words,
    failed: z
      .array(
        z.strictObject({
          values: words,
          because: z.enum(['recipient', 'unreachable', 'blocked', 'configuration', 'unspecified']),
        }),
      )
      .max(16),
  })
  .refine(({ body, each }) => body === 'json' || each === undefined, {
    path: ['each'],
    error: 'leave "each" out: a form tells of one message',
  })
  .refine(({ delivered, failed }) => unambiguous([delivered, ...failed.map(({ values }) => values)]), {
    path: ['failed'],
    error: 'list each word of the gateway once',
  });
export type ReportDescription = z.output<typeof reportDescription>;

function unambiguous(lists: readonly (readonly (string | number)[])[]): boolean {
  const all = lists.flat().map(String);
  return new Set(all).size === all.length;
}
