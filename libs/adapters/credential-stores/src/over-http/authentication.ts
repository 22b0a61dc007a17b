import { z } from 'zod';
import { httpsAddress } from './https-address.ts';

/** Set by how the request is carried, or by the kind of authentication. */
const reserved = new Set(
  'authorization proxy-authorization cookie content-type content-length transfer-encoding te trailer host connection keep-alive expect upgrade accept-encoding'.split(
    ' ',
  ),
);

export const ownHeader = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: 'write a header name of letters, digits and dashes' })
  .refine((name) => !reserved.has(name.toLowerCase()), {
    error: 'choose another header: this one says how the request is carried',
  });

export const basicUserName = z.string().regex(/^[^:\p{Cc}]{1,128}$/u, {
  error: 'write a user name without a colon',
});

/** How a store knows who calls. What is secret of it is sealed apart, under the name `credential`. */
export const httpAuthentication = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The credential is the password. */
  z.strictObject({ kind: z.literal('basic'), userName: basicUserName }),
  /** The credential is the token. */
  z.strictObject({
    kind: z.literal('bearer'),
    scheme: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/, { error: 'write the word before the token, for example Bearer' })
      .default('Bearer'),
  }),
  z.strictObject({ kind: z.literal('header'), name: ownHeader }),
  /** Client credentials (RFC 6749, 4.4). The credential is the client's secret. */
  z.strictObject({
    kind: z.literal('oauth2'),
    tokenUrl: httpsAddress,
    clientId: z.string().regex(/^[\x21-\x7e]{1,256}$/, { error: 'write the id of the client' }),
    scope: z
      .string()
      .regex(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/, { error: 'write scopes with one blank between them' })
      .max(1024)
      .optional(),
    /** Where the client's id and secret stand in the request for a token. */
    sentIn: z.enum(['header', 'body']).default('header'),
  }),
]);
export type HttpAuthentication = z.output<typeof httpAuthentication>;
export type ClientCredentials = Extract<HttpAuthentication, { kind: 'oauth2' }>;

export const credentialName = 'credential';

export function authenticationSecretNames({ kind }: HttpAuthentication): readonly string[] {
  return kind === 'none' ? [] : [credentialName];
}

export function basicHeader(userName: string, password: string): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
}
