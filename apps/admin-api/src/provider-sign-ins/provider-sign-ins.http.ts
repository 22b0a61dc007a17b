import { singleString } from '@latchkey/platform';
import { z } from 'zod';
import { line, moment, sampleMoment } from '../http/texts.ts';

export const startBody = z
  .strictObject({
    tenant: line(63).describe('The short name of the organisation.'),
    provider: line(100).describe('The name of one of its identity providers.'),
    invitation: singleString({ maxBytes: 100 })
      .optional()
      .describe('The token of a set-up link, for who joins by the provider in place of a password.'),
  })
  .meta({ id: 'StartProviderSignIn', examples: [{ tenant: 'acme', provider: 'Company sign-in' }] });

export const startedAnswer = z
  .object({
    authorizationUrl: z.string().describe('Send the browser there. A cookie binds the round to it.'),
    expiresAt: moment.describe('When the round is over.'),
  })
  .meta({
    id: 'ProviderSignInStarted',
    examples: [
      {
        authorizationUrl: 'https://id.example.com/authorize?client_id=latchkey&response_type=code',
        expiresAt: sampleMoment,
      },
    ],
  });

export const completeBody = z
  .strictObject({
    answer: singleString({ maxBytes: 8192 }).describe(
      'The query with which the provider has sent the browser back, as it is.',
    ),
  })
  .meta({ id: 'CompleteProviderSignIn', examples: [{ answer: 'code=SplxlOBe&state=0198c5f2_af0ifjsldkj' }] });
