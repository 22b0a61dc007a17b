import { identityProviderKinds } from '@latchkey/access';
import { staffRoles } from '@latchkey/kernel';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { singleString } from '@latchkey/platform';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const issuer = line(512)
  .regex(/^https?:\/\/[^\s?#@]+$/)
  .refine((text) => URL.canParse(text))
  .describe('As the provider names itself, to the letter. Its description is looked for below it.');
const names = (most: number) => z.array(line(200)).max(most);

const attribute = (use: string) => line(200).nullable().default(null).describe(`The attribute with ${use}.`);
const samlDraft = z
  .strictObject({
    signInUrl: line(1024)
      .regex(/^https:\/\/[^\s#@]+$/)
      .refine((text) => URL.canParse(text))
      .describe('Where the provider takes requests by its redirect binding.'),
    audience: line(512).describe('Our entity id at this provider.'),
    certificates: z
      .array(singleString({ maxBytes: 8192 }))
      .min(1)
      .max(5)
      .describe('By what it signs, in PEM. Two while it changes from one to the next.'),
    emailAttribute: attribute('the mail address of somebody new'),
    nameAttribute: attribute('the name of somebody new'),
  })
  .nullable()
  .default(null)
  .describe('Of a SAML provider; its issuer is its entity id.');

const draft = {
  kind: z.enum(identityProviderKinds).default('oidc'),
  name: line(100).describe('By which staff choose it.'),
  issuer,
  clientId: line(255).nullable().default(null).describe('Of OpenID Connect, where it must be.'),
  scopes: z
    .array(line(100).regex(/^[!#-[\]-~]+$/))
    .max(20)
    .default(['openid', 'profile', 'email'])
    .describe('What is asked for; openid always is.'),
  requiredAcr: names(20).default([]).describe('One of these must be in the assertion. Empty: none must.'),
  requiredAmr: names(20).default([]).describe('All of these must be in the assertion. Empty: none must.'),
  groupsClaim: line(200).nullable().default(null).describe('The claim with the groups of a person.'),
  groupRoles: z
    .array(z.strictObject({ group: line(255), role: z.enum(staffRoles) }))
    .max(200)
    .default([])
    .describe('What groups are worth. Nobody can write down a role that they could not grant.'),
  justInTime: z
    .boolean()
    .default(false)
    .describe('Whether somebody whom nobody has invited becomes a member by a group that has a role.'),
  active: z.boolean().default(true),
  saml: samlDraft,
};
const clientSecret = z
  .string()
  .min(1)
  .max(1024)
  .nullable()
  .optional()
  .describe('Written and never read back. Left out it stays; null takes it away.');

const sampleDraft = {
  kind: 'oidc' as const,
  saml: null,
  ...{ name: 'Company sign-in', issuer: 'https://id.example.com', clientId: 'latchkey' },
  ...{ scopes: ['openid', 'profile', 'email'], requiredAcr: [], requiredAmr: ['mfa'] },
  ...{ groupsClaim: 'groups', justInTime: true, active: true },
  groupRoles: [{ group: 'service-desk', role: 'password_reset_service_desk' as const }],
};

export const identityProviderBody = z
  .strictObject({ ...draft, clientSecret })
  .meta({ id: 'WriteIdentityProvider', examples: [{ ...sampleDraft, clientSecret: 'the secret' }] });

const sample = {
  ...{ id: sampleId, ...sampleDraft, hasClientSecret: true, createdAt: sampleMoment, version: 1 },
};
const samlAnswer = z.object({
  signInUrl: z.string(),
  audience: z.string(),
  certificates: z.array(
    z.object({
      pem: z.string(),
      fingerprint: z.string().describe('SHA-256, in hexadecimal digits.'),
      validUntil: moment.describe('From then on it is not believed any more.'),
    }),
  ),
  emailAttribute: z.string().nullable(),
  nameAttribute: z.string().nullable(),
});

export const identityProviderAnswer = z
  .object({
    id: z.uuid(),
    kind: z.enum(identityProviderKinds),
    name: z.string(),
    issuer: z.string(),
    clientId: z.string().nullable(),
    scopes: z.array(z.string()),
    requiredAcr: z.array(z.string()),
    requiredAmr: z.array(z.string()),
    groupsClaim: z.string().nullable(),
    groupRoles: z.array(z.object({ group: z.string(), role: z.enum(staffRoles) })),
    justInTime: z.boolean(),
    active: z.boolean(),
    saml: samlAnswer.nullable(),
    hasClientSecret: z.boolean().describe('Nobody reads what it is.'),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'IdentityProvider', examples: [sample] });
export const identityProviderPage = pageAnswer('IdentityProviderPage', identityProviderAnswer, sample);

export const metadataAnswer = z
  .object({
    entityId: z.string(),
    responseUrl: z.string().describe('Where the provider lets browsers post its answers.'),
    document: z.string().describe('Metadata of SAML 2.0: hand it to the provider as a file.'),
  })
  .meta({
    id: 'ServiceDescription',
    examples: [
      {
        entityId: 'https://latchkey.example.com/acme',
        responseUrl: 'https://admin.example.com/v1/provider-sign-ins/saml',
        document: '<EntityDescriptor>…</EntityDescriptor>',
      },
    ],
  });
