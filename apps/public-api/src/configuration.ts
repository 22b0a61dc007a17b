import {
  databaseUrl,
  firstPartyKey,
  httpSettings,
  keysFile,
  logLevel,
  optionalSetting,
  resolverDatabaseUrl,
  setting,
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
  tokenIssuer: setting({
    name: 'LATCHKEY_TOKEN_ISSUER',
    summary: 'The address at which applications reach public-api: what tokens name as their issuer.',
    remedy: 'An https or http address without a path. Tokens of an older one are refused at once.',
    example: 'https://recover.example.com',
    fallback: 'https://latchkey.example',
    schema: z.string().regex(/^https?:\/\/[^\s/?#@]+$/),
  }),
  callsPerKeyAndDay: setting({
    name: 'LATCHKEY_REQUEST_LOG_PER_KEY',
    summary:
      'Requests of one API key that are kept of one day (UTC) for developers; those beyond are counted.',
    remedy: 'A whole number from 0 to 1000000; 0 keeps none.',
    example: '50000',
    fallback: '10000',
    schema: z
      .string()
      .regex(/^\d{1,7}$/)
      .transform(Number)
      .refine((calls) => calls <= 1_000_000),
  }),
  developerPage: setting({
    name: 'LATCHKEY_DEVELOPER_PAGE',
    summary: 'Whether /developer shows the reset API with examples, and lets test keys try it.',
    remedy: 'One of on, off.',
    example: 'off',
    fallback: 'on',
    schema: z.enum(['on', 'off']).transform((text) => text === 'on'),
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
