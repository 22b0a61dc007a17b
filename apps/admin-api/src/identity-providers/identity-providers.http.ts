import { staffRoles } from '@latchkey/kernel';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const issuer = line(512)
  .regex(/^https?:\/\/[^\s?#@]+$/)
  .refine((text) => URL.canParse(text))
  .describe('As the provider names itself, to the letter. Its description is looked for below it.');
const names = (most: number) => z.array(line(200)).max(most);

const draft = {
  name: line(100).describe('By which staff choose it.'),
  issuer,
  clientId: line(255),
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
};
const clientSecret = z
  .string()
  .min(1)
  .max(1024)
  .nullable()
  .optional()
  .describe('Written and never read back. Left out it stays; null takes it away.');

const sampleDraft = {
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
export const identityProviderAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    scopes: z.array(z.string()),
    requiredAcr: z.array(z.string()),
    requiredAmr: z.array(z.string()),
    groupsClaim: z.string().nullable(),
    groupRoles: z.array(z.object({ group: z.string(), role: z.enum(staffRoles) })),
    justInTime: z.boolean(),
    active: z.boolean(),
    hasClientSecret: z.boolean().describe('Nobody reads what it is.'),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'IdentityProvider', examples: [sample] });
export const identityProviderPage = pageAnswer('IdentityProviderPage', identityProviderAnswer, sample);
