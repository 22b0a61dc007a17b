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

export const choicesQuery = z.strictObject({
  tenant: line(63).describe('The short name of the organisation.'),
});
export type ChoicesQuery = z.infer<typeof choicesQuery>;

export const choicesAnswer = z
  .object({
    items: z.array(
      z.object({
        name: z.string().describe('By which it is chosen.'),
        startUrl: z.string().describe('Post the name and the organisation there.'),
      }),
    ),
  })
  .meta({
    id: 'ProviderSignInChoices',
    examples: [{ items: [{ name: 'Company sign-in', startUrl: '/v1/provider-sign-ins' }] }],
  });

export const samlForm = z
  .strictObject({
    SAMLResponse: singleString({ maxBytes: 65_536 }).describe('A response of SAML 2.0, in Base64.'),
    RelayState: singleString({ maxBytes: 80 }).describe('As it was handed to the provider.'),
  })
  .meta({
    id: 'SamlResponseForm',
    examples: [{ SAMLResponse: 'PHNhbWxwOlJlc3BvbnNl', RelayState: '0198c5f2_af0ifjsldkj' }],
  });

export const completeBody = z
  .strictObject({
    answer: singleString({ maxBytes: 8192 }).describe(
      'The query with which the provider has sent the browser back, as it is.',
    ),
  })
  .meta({ id: 'CompleteProviderSignIn', examples: [{ answer: 'code=SplxlOBe&state=0198c5f2_af0ifjsldkj' }] });
