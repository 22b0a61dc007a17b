import {
  databaseUrl,
  firstPartyKey,
  httpSettings,
  keysFile,
  logLevel,
  optionalSetting,
  resolverDatabaseUrl,
} from '@latchkey/platform';
import { z } from 'zod';
import { brakeSettings } from './brake-settings.ts';

/** Everything that public-api can be told. */
export const publicApiSettings = {
  ...httpSettings,
  logLevel,
  databaseUrl,
  resolverDatabaseUrl,
  keysFile,
  firstPartyKey,
  ...brakeSettings,
  breachedRangeUrl: optionalSetting({
    name: 'LATCHKEY_BREACHED_RANGE_URL',
    summary:
      'A k-anonymity range service that knows breached passwords. Without it only the shipped list is asked.',
    remedy: 'An https or http address that ends in a slash; five hexadecimal digits are added.',
    example: 'https://ranges.example.com/range/',
    schema: z.string().regex(/^https?:\/\/[^\s]+\/$/),
  }),
};
