import {
  allowHttpOrigins,
  databaseUrl,
  httpSettings,
  keysFile,
  logLevel,
  optionalSetting,
  outboundOrigins,
  outboundPorts,
  resolverDatabaseUrl,
} from '@latchkey/platform';
import { z } from 'zod';

const pageAddress = z
  .string()
  .regex(/^(?:https:\/\/[^\s?#@/]+|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)\/[^\s?#]*$/);

/** Everything that admin-api can be told. */
export const adminApiSettings = {
  ...httpSettings,
  logLevel,
  databaseUrl,
  resolverDatabaseUrl,
  keysFile,
  allowHttpOrigins,
  outboundPorts,
  outboundOrigins,
  staffReturnUrl: optionalSetting({
    name: 'LATCHKEY_STAFF_RETURN_URL',
    summary:
      'The page to which identity providers send staff back; it passes the query on to POST /v1/provider-sign-ins/complete. Without it nobody signs in by a provider.',
    remedy: 'An https address, or http on the loopback address, without a query.',
    example: 'https://console.example.com/signed-in',
    schema: pageAddress,
  }),
  staffSamlUrl: optionalSetting({
    name: 'LATCHKEY_STAFF_SAML_URL',
    summary:
      'The address at which browsers reach POST /v1/provider-sign-ins/saml. Without it nobody signs in by a SAML provider.',
    remedy: 'An https address, or http on the loopback address, without a query.',
    example: 'https://admin.example.com/v1/provider-sign-ins/saml',
    schema: pageAddress,
  }),
  consoleOrigin: optionalSetting({
    name: 'LATCHKEY_CONSOLE_ORIGIN',
    summary:
      'Where the pages of the console are, which passkeys of staff are bound to. Without it staff enrol authenticator apps only.',
    remedy: 'An https origin without a path, or http on localhost.',
    example: 'https://console.example.com',
    schema: z.string().regex(/^(?:https:\/\/[a-z\d.-]+|http:\/\/localhost)(?::\d{1,5})?$/),
  }),
  breachedRangeUrl: optionalSetting({
    name: 'LATCHKEY_BREACHED_RANGE_URL',
    summary:
      'A k-anonymity range service that knows breached passwords. Without it only the shipped list is asked.',
    remedy: 'An https or http address that ends in a slash; five hexadecimal digits are added.',
    example: 'https://ranges.example.com/range/',
    schema: z.string().regex(/^https?:\/\/[^\s]+\/$/),
  }),
};
