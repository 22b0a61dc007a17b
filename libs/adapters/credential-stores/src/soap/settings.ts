import { z } from 'zod';
import { basicUserName } from '../over-http/authentication.ts';
import { httpsAddress } from '../over-http/https-address.ts';

/** A peer instance with the add-on for remote stores, as its administrator has described it. */
export const soapSettings = z
  .strictObject({
    /** Where the peer takes the messages of `remote-store.wsdl`. */
    endpoint: httpsAddress,
    authentication: z.discriminatedUnion('kind', [
      /** WS-Security UsernameToken with the password as text, which TLS protects. */
      z.strictObject({
        kind: z.literal('username-token'),
        userName: z.string().regex(/^[^\p{Cc}]{1,128}$/u, { error: 'write the name of the account there' }),
      }),
      z.strictObject({ kind: z.literal('basic'), userName: basicUserName }),
    ]),
  })
  .readonly();
export type SoapSettings = z.output<typeof soapSettings>;

/** The password of the account by which the peer knows us. */
export function soapSecretNames(): readonly string[] {
  return ['password'];
}
