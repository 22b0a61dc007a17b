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
  breachedRangeUrl: optionalSetting({
    name: 'LATCHKEY_BREACHED_RANGE_URL',
    summary:
      'A k-anonymity range service that knows breached passwords. Without it only the shipped list is asked.',
    remedy: 'An https or http address that ends in a slash; five hexadecimal digits are added.',
    example: 'https://ranges.example.com/range/',
    schema: z.string().regex(/^https?:\/\/[^\s]+\/$/),
  }),
};
