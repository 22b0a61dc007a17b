import { z } from 'zod';
import { policyAnswer } from '../reset-requests/reset-requests.http.ts';

export const appearanceAnswer = z
  .object({
    tenantName: z.string(),
    applicationName: z.string(),
    supportContact: z.string(),
    signInUrl: z.string().nullable(),
    passwordPolicy: policyAnswer,
  })
  .meta({ id: 'Appearance' });
