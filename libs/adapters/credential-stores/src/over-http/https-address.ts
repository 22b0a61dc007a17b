import { z } from 'zod';

const spelling =
  /^https:\/\/(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[1-9][0-9]{0,4})?(?:\/[\w.~!$&'()*+,;=:@/%-]*)?$/;

/**
 * Where a store listens. Whether the address may be called is judged by its octets at each call (S-60); this keeps a
 * user, a query or a fragment from being saved with it.
 */
export const httpsAddress = z
  .string()
  .max(1024)
  .refine((text) => spelling.test(text) && URL.canParse(text), {
    error: 'write the address as https://host/path, without user, query or fragment',
  });

/** The same, to which paths are appended. */
export const httpsBase = httpsAddress.refine((text) => !text.endsWith('/'), {
  error: 'leave out the slash at the end',
});
