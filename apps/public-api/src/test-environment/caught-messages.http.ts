import { z } from 'zod';
import { pageQuery } from '../page-query.ts';

export const caughtQuery = z.strictObject({
  ...pageQuery('Messages'),
});

const sample = {
  id: '0198c5d4-7a11-7c3e-9f00-2b6a1c9d4e5f',
  kind: 'reset-link',
  channel: 'mail' as const,
  to: 'person@test.latchkey.example',
  subject: 'Reset your password',
  text: 'Your code is 123456. …',
  html: '<!doctype html>…',
  caughtAt: '2026-03-01T12:00:00.000Z',
};

export const caughtPage = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string().describe('Which message of the house it is.'),
        channel: z.enum(['mail', 'sms']),
        to: z.string(),
        subject: z.string().nullable(),
        text: z.string(),
        html: z.string().nullable(),
        caughtAt: z.iso.datetime(),
      }),
    ),
    next: z.uuid().nullable().describe('Send it as `after`; null at the end.'),
  })
  .meta({ id: 'CaughtMessagePage', examples: [{ items: [sample], next: null }] });
