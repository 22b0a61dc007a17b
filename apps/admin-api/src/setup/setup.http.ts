import { identifier, singleString } from '@latchkey/platform';
import { z } from 'zod';
import { line, sampleId, typedPassword } from '../http/texts.ts';

export const setupBody = z
  .strictObject({
    tenant: line(63).describe('The short name of the organisation.'),
    token: singleString({ maxBytes: 256 }).describe('From the set-up link.'),
    email: identifier.describe('The address that was invited, or that of the first administrator.'),
    displayName: line(200),
    password: typedPassword,
  })
  .meta({
    id: 'CompleteSetup',
    examples: [
      {
        tenant: 'acme',
        token: 'pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC',
        email: 'ada@example.com',
        displayName: 'Ada Lovelace',
        password: 'seven green kettles sing',
      },
    ],
  });

export const setupAnswer = z
  .object({ staffId: z.uuid() })
  .meta({ id: 'CompletedSetup', examples: [{ staffId: sampleId }] });
