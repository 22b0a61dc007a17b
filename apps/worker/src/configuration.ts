import {
  allowHttpOrigins,
  databaseUrl,
  directoryServers,
  httpSettings,
  keysFile,
  logLevel,
  messageCentres,
  outboundOrigins,
  outboundPorts,
  queueDatabaseUrl,
  setting,
  smtpUrl,
  workerKeysFile,
} from '@latchkey/platform';
import { z } from 'zod';

const wholeNumber = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);

/** Everything that the worker can be told. */
export const workerSettings = {
  ...httpSettings,
  logLevel,
  databaseUrl,
  queueDatabaseUrl,
  keysFile,
  workerKeysFile,
  smtpUrl,
  allowHttpOrigins,
  outboundPorts,
  outboundOrigins,
  messageCentres,
  directoryServers,
  mailFrom: setting({
    name: 'LATCHKEY_MAIL_FROM',
    summary: 'The address that mails come from.',
    remedy: 'One plain mail address that your mail server may send from.',
    example: 'no-reply@login.example.com',
    fallback: 'no-reply@latchkey.example',
    schema: z.string().regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/),
  }),
  concurrency: setting({
    name: 'LATCHKEY_WORKER_CONCURRENCY',
    summary: 'How many jobs run at the same time.',
    remedy: 'A whole number from 1 to 64.',
    example: '16',
    fallback: '16',
    schema: wholeNumber(1, 64),
  }),
  leaseSeconds: setting({
    name: 'LATCHKEY_WORKER_LEASE_SECONDS',
    summary: 'After how many seconds of silence the jobs of a worker are given to another one.',
    remedy: 'Seconds, 1 to 600.',
    example: '30',
    fallback: '30',
    schema: wholeNumber(1, 600),
  }),
  requestLogDays: setting({
    name: 'LATCHKEY_REQUEST_LOG_DAYS',
    summary: 'After how many days the requests that applications made are forgotten.',
    remedy: 'A whole number from 1 to 365.',
    example: '14',
    fallback: '30',
    schema: wholeNumber(1, 365),
  }),
};
