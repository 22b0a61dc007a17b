import { identificationKinds } from '@latchkey/identity';
import { z } from 'zod';
import { policyAnswer } from '../reset-requests/reset-requests.http.ts';

export const appearanceAnswer = z
  .object({
    tenantName: z.string(),
    applicationName: z.string(),
    supportContact: z.string(),
    signInUrl: z.string().nullable(),
    passwordPolicy: policyAnswer,
    identifiedBy: z.object({
      kind: z.enum(identificationKinds),
      name: z.string().nullable().describe('What the tenant calls the attribute; null for the other kinds.'),
    }),
  })
  .meta({ id: 'Appearance' });
