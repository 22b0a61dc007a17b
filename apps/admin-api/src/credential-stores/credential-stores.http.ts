import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const mode = z
  .enum(['synchronous', 'asynchronous'])
  .describe('Whether the outcome is known at once, or told later by an executor.');
const status = z.enum(['active', 'inactive']);

const settings = z
  .record(z.string(), z.unknown())
  .describe('As the kind of store wants them. No secret is among them.');

const draft = {
  name: line(200),
  multiFactorSignIn: z.boolean().describe('Its sign-in asks for a second factor, so shorter passwords do.'),
  holdsMailboxes: z
    .boolean()
    .default(false)
    .describe('Its passwords open the mailboxes of its people, so that a mail proves nothing to it.'),
  settings: settings.default({}),
  secrets: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), z.string().min(1).max(4096).nullable())
    .default({})
    .describe(
      'Written and never read back. What is not named stays; null takes one away. Settings that lead to another server ask for all of them again.',
    ),
};
const sampleDraft = { name: 'Local accounts', multiFactorSignIn: false, holdsMailboxes: false, settings: {} };
const directoryDraft = {
  ...{ name: 'Head office', multiFactorSignIn: false, holdsMailboxes: true },
  settings: {
    servers: [{ url: 'ldaps://dc1.corp.example' }],
    ca: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
    bindDn: 'CN=Latchkey,OU=Services,DC=corp,DC=example',
    peopleDn: 'OU=People,DC=corp,DC=example',
  },
};

export const createStoreBody = z.strictObject({ typeId: idInBody, ...draft }).meta({
  id: 'CreateCredentialStore',
  examples: [
    { typeId: otherSampleId, ...sampleDraft },
    { typeId: otherSampleId, ...directoryDraft, secrets: { bind_password: 'the password' } },
  ],
});

export const updateStoreBody = z
  .strictObject(draft)
  .meta({ id: 'UpdateCredentialStore', examples: [{ ...sampleDraft, secrets: {} }] });

export const decisionBody = z
  .strictObject({ status })
  .meta({ id: 'DecideStoreUse', examples: [{ status: 'active' }] });

const sample = {
  id: sampleId,
  name: 'Local accounts',
  typeId: otherSampleId,
  mode: 'synchronous' as const,
  multiFactorSignIn: false,
  holdsMailboxes: false,
  status: 'inactive' as const,
  settings: {},
  secretNames: [],
  reached: null,
  reachedSince: null,
  createdAt: sampleMoment,
  version: 1,
};
export const storeAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    typeId: z.uuid(),
    mode,
    multiFactorSignIn: z.boolean(),
    holdsMailboxes: z.boolean(),
    status,
    settings,
    secretNames: z.array(z.string()).describe('Which secrets there are; nobody reads what they are.'),
    reached: z
      .boolean()
      .nullable()
      .describe('Whether it answered when it was last called or looked at; null when it never was.'),
    reachedSince: moment.nullable(),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'CredentialStore', examples: [sample] });
export const storePage = pageAnswer('CredentialStorePage', storeAnswer, sample);

const sampleType = {
  ...{ id: otherSampleId, name: 'Local', driver: 'local', mode: 'synchronous' as const },
  ...{ canUnlock: true, canReadLockState: true, canChange: true, acceptsPassword: true, settings: {} },
};
const abilities = {
  mode,
  canUnlock: z.boolean(),
  canReadLockState: z.boolean(),
  canChange: z.boolean().describe('Whether somebody who knows the password can change it there.'),
  acceptsPassword: z
    .boolean()
    .describe('Whether it is told the new password. Where not, it makes one and tells its owner by itself.'),
};
export const storeTypeAnswer = z
  .object({ id: z.uuid(), name: z.string(), driver: z.string(), ...abilities, settings })
  .meta({ id: 'CredentialStoreType', examples: [sampleType] });
export const storeTypePage = pageAnswer('CredentialStoreTypePage', storeTypeAnswer, sampleType);

const sampleKind = {
  ...{
    driver: 'local',
    name: 'Local',
    mode: 'synchronous' as const,
    canUnlock: true,
    canReadLockState: true,
  },
  ...{ canChange: true, acceptsPassword: true, canTest: true, testOnly: false, namesAreAccounts: false },
};
export const storeKindsAnswer = z
  .object({
    items: z.array(
      z.object({
        driver: z.string(),
        name: z.string(),
        ...abilities,
        canTest: z.boolean().describe('Whether its connection can be tested.'),
        testOnly: z.boolean().describe('Whether it is refused in the live environment.'),
        namesAreAccounts: z.boolean().describe('Whether an account there is its name, with no id beside it.'),
      }),
    ),
  })
  .meta({ id: 'CredentialStoreKinds', examples: [{ items: [sampleKind] }] });

export const kindsQuery = z.strictObject({ mode: mode.optional() });

const typeSettings = settings.describe('What all stores of the type share; the rest is said of each store.');

export const createTypeBody = z
  .strictObject({
    driver: line(64).describe('One of the kinds that the house ships.'),
    name: line(200),
    settings: typeSettings.default({}),
    acceptsPassword: z.boolean().default(true),
  })
  .meta({ id: 'CreateCredentialStoreType', examples: [{ driver: 'openldap', name: 'Our directories' }] });

export const copyTypeBody = z
  .strictObject({ name: line(200), settings: typeSettings.optional() })
  .meta({ id: 'CopyCredentialStoreType', examples: [{ name: 'Local, for the shop' }] });
