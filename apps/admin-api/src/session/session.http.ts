import { staffRoles } from '@latchkey/kernel';
import { identifier } from '@latchkey/platform';
import { z } from 'zod';
import { line, moment, sampleId, sampleMoment, typedPassword } from '../http/texts.ts';

export const signInBody = z
  .strictObject({
    tenant: line(63).describe('The short name of the organisation.'),
    email: identifier,
    password: typedPassword,
  })
  .meta({
    id: 'StaffSignIn',
    examples: [{ tenant: 'acme', email: 'ada@example.com', password: 'seven green kettles sing' }],
  });

export const signedInAnswer = z
  .object({
    sessionToken: z
      .string()
      .describe('Send it as Authorization: Bearer. Ends after 30 minutes without a request.'),
    expiresAt: moment.describe('The end, however busy it was.'),
    standing: z
      .enum(['whole', 'factor-due', 'enrolment-due'])
      .describe(
        'What it opens: everything, nothing before the second factor is shown, or before one is enrolled.',
      ),
  })
  .meta({
    id: 'StaffSignedIn',
    examples: [
      {
        sessionToken: 'lks_0198c5f27d1e7c409a3b2f6d1c0e8b54_pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC',
        expiresAt: sampleMoment,
        standing: 'whole',
      },
    ],
  });

export const meAnswer = z
  .object({
    id: z.uuid(),
    email: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(staffRoles)),
    permissions: z.array(z.string()).describe('What the roles allow, as thing:action.'),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        id: sampleId,
        email: 'ada@example.com',
        displayName: 'Ada Lovelace',
        roles: ['password_reset_service_desk'],
        permissions: ['request:read', 'activity:read'],
      },
    ],
  });
