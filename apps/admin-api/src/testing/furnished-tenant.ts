import { TestSamlProvider } from './test-saml-provider.ts';
import { randomUUID } from 'node:crypto';
import { builtInTemplates } from '@latchkey/verification';
import type { AdminWorld, Colleague } from './admin-world.ts';
import { newLockout, newResetRequest, newUnknownOutcome } from './recorded-recoveries.ts';

/** A tenant with one of everything, made through the API itself. */
export interface FurnishedTenant {
  readonly slug: string;
  readonly tenantId: string;
  readonly administrator: Colleague;
  readonly serviceDesk: Colleague;
  readonly credentialManager: Colleague;
  readonly applicationId: string;
  readonly keyId: string;
  readonly storeTypeId: string;
  readonly storeId: string;
  readonly userId: string;
  /** By which a directory could bring people. */
  readonly provisioningTokenId: string;
  /** A file that has ended. */
  readonly userImportId: string;
  readonly enrolmentId: string;
  /** That was mailed more than an hour ago. */
  readonly linkId: string;
  readonly verificationId: string;
  /** By which agents look at people. */
  readonly confirmationId: string;
  /** That the administrator has opened. */
  readonly lookId: string;
  readonly processId: string;
  readonly requestId: string;
  readonly groupId: string;
  /** Of no process: it can be deleted. */
  readonly identificationTypeId: string;
  /** A copy of the house's first, that no verification is made from. */
  readonly templateId: string;
  readonly disabledId: string;
  /** That nobody has enrolled: it can be deleted. */
  readonly questionId: string;
  readonly messageTextId: string;
  /** What nothing refers to, to be deleted. */
  readonly spareStoreId: string;
  readonly spareTypeId: string;
  readonly spareVerificationId: string;
  readonly spareProcessId: string;
  readonly spareGroupId: string;
  readonly spareUserId: string;
  /** Another record of the spare user. */
  readonly absorbedUserId: string;
  readonly extensionId: string;
  readonly storeTestId: string;
  readonly lockQuestionId: string;
  readonly unknownRequestId: string;
  readonly smsServiceId: string;
  readonly lockoutId: string;
  readonly decoyId: string;
  readonly identityProviderId: string;
  readonly samlProviderId: string;
}

/** Each with an issuer of its own: a tenant has one provider of an issuer. */
export const identityProviderBody = (name: string) => ({
  ...{ name, issuer: `https://${name.toLowerCase().replace(/\W/g, '-')}.example.com`, clientId: 'latchkey' },
});

const samlProviderBody = () => ({
  ...{ kind: 'saml', name: 'By SAML', issuer: 'https://saml.example.com' },
  saml: {
    ...{ signInUrl: 'https://saml.example.com/sso', audience: 'https://latchkey.example.com' },
    certificates: [new TestSamlProvider('https://saml.example.com').certificate],
  },
});

export const messageTextBody = (key: string, locale = 'en') => ({ key, locale, text: 'In our own words.' });

export const live = '/v1/environments/live';

export async function furnishedTenant(world: AdminWorld, slug: string): Promise<FurnishedTenant> {
  const tenantId = await world.newTenant(slug);
  const administrator = await world.firstAdministrator(slug, tenantId);
  const as = { token: administrator.token };
  const serviceDesk = await world.colleague(slug, as.token, ['password_reset_service_desk']);
  const credentialManager = await world.colleague(slug, as.token, ['password_reset_credential_manager']);
  const storeTypeId = await world.newStoreType(tenantId, 'live');
  const make = async (url: string, body: unknown): Promise<string> =>
    (await world.done('POST', `${live}${url}`, { ...as, body }))['id'] as string;
  const applicationId = await make('/applications', applicationBody(slug));
  const keyId = await make(`/applications/${applicationId}/api-keys`, { label: 'First' });
  const storeId = await make('/credential-stores', {
    name: 'Local',
    typeId: storeTypeId,
    multiFactorSignIn: false,
  });
  const userId = await make('/users', userBody(slug, storeId));
  await newPassword(world, { tenantId, storeId, userId });
  const appId = await make('/verifications', { name: 'App', type: 'authenticator', parameters: {} });
  const enrolmentId = await newEnrolment(world, { tenantId, userId, verificationId: appId });
  const linkId = await newEnrolmentLink(world, { tenantId, userId, applicationId });
  const verificationId = await make('/verifications', { name: 'Mail', type: 'email', parameters: {} });
  const confirmationId = await make('/verifications', {
    ...{ name: 'Full name', type: 'personal_data_confirmation', parameters: {} },
  });
  const lookId = await make('/identity-confirmations', { userId, verificationId: confirmationId });
  const processId = await make(
    '/processes',
    processBody('Forgotten', { applicationId, storeId, verificationId }),
  );
  await world.putVersion(processId);
  const provisioningTokenId = await make('/provisioning-tokens', { label: 'Directory', storeId });
  const userImportId = await newUserImport(world, as.token, storeId);
  const groupId = await make('/groups', { name: 'Warehouse' });
  const identificationTypeId = await make('/identification-types', { name: 'Address', kind: 'email' });
  const [houseTemplate] = builtInTemplates;
  const templateId = await make(`/verification-templates/${houseTemplate?.id}/copy`, { name: 'Long codes' });
  const disabledId = await make('/disabled-methods', { method: 'questions' });
  const questionId = await make('/questions', questionBody('Which tree stood before your first school?'));
  const messageTextId = await make('/message-texts', messageTextBody('mail.reset-intro'));
  const extensionId = await make('/extensions', { type: 'user_account_lookup', ...extensionBody('Look up') });
  const smsServiceId = await make('/sms-services', { provider: 'twilio', ...smsServiceBody('Twilio') });
  const lockQuestionId = await make(`/users/${userId}/lock-states`, {});
  const storeTestId = await make(`/credential-stores/${storeId}/tests`, {});
  const place = { tenantId, environment: 'live', applicationId, processId, storeId, userId } as const;
  const requestId = await newResetRequest(world, place);
  const unknownRequestId = await newUnknownOutcome(world, place);
  const lockoutId = await newLockout(world, place);
  const people = { administrator, serviceDesk, credentialManager };
  const spare = await spareThings(make, { applicationId, storeTypeId, storeId, slug });
  const identityProviderId = (
    await world.done('POST', '/v1/identity-providers', { ...as, body: identityProviderBody('Company') })
  )['id'] as string;
  const samlProviderId = (
    await world.done('POST', '/v1/identity-providers', { ...as, body: samlProviderBody() })
  )['id'] as string;
  const decoyId = await make('/decoys', { identifier: `decoy.${slug}` });
  const policies = {
    verificationId,
    confirmationId,
    lookId,
    processId,
    requestId,
    lockoutId,
    decoyId,
    identityProviderId,
    samlProviderId,
    groupId,
    provisioningTokenId,
    userImportId,
    identificationTypeId,
    templateId,
    disabledId,
    questionId,
    messageTextId,
    extensionId,
    smsServiceId,
    storeTestId,
    lockQuestionId,
    unknownRequestId,
  };
  const things = { enrolmentId, linkId, applicationId, keyId, storeTypeId, storeId, userId, ...policies };
  return { slug, tenantId, ...people, ...things, ...spare };
}

/** An authenticator app that a user has enrolled. */
async function newEnrolment(
  world: AdminWorld,
  { tenantId, userId, verificationId }: { tenantId: string; userId: string; verificationId: string },
): Promise<string> {
  const id = randomUUID();
  await world.sql.query(
    `insert into tenant.enrolment (tenant_id, environment, id, user_id, verification_id, method, label, status,
        sealed_holding, privileged, begun_at, usable_from)
      values ($1, 'live', $2, $3, $4, 'authenticator', '', 'active', '\\x00', false, now(), now())`,
    [tenantId, id, userId, verificationId],
  );
  return id;
}

/** A link that a user has not opened yet. */
async function newEnrolmentLink(
  world: AdminWorld,
  { tenantId, userId, applicationId }: { tenantId: string; userId: string; applicationId: string },
): Promise<string> {
  const id = randomUUID();
  await world.sql.query(
    `insert into tenant.enrolment_link (tenant_id, environment, user_id, id, application_id, digest, destination_digest,
        issued_at, expires_at)
      values ($1, 'live', $2, $3, $4, sha256($3::uuid::text::bytea), '\\x00', now() - interval '2 hours',
        now() + interval '22 hours')`,
    [tenantId, userId, id, applicationId],
  );
  return id;
}

/** A password as a recovery leaves it; nobody knows it. */
async function newPassword(
  world: AdminWorld,
  { tenantId, storeId, userId }: { tenantId: string; storeId: string; userId: string },
): Promise<void> {
  await world.sql.query(
    `insert into tenant.password_hash (tenant_id, environment, store_id, user_id, phc, fence, changed_at)
      values ($1, 'live', $2, $3, '$argon2id$', 1, now())`,
    [tenantId, storeId, userId],
  );
}

/** One of each that can be deleted, used by nothing. */
async function spareThings(
  make: (url: string, body: unknown) => Promise<string>,
  {
    applicationId,
    storeTypeId,
    storeId,
    slug,
  }: Pick<FurnishedTenant, 'applicationId' | 'storeTypeId' | 'storeId' | 'slug'>,
) {
  return {
    spareStoreId: await make('/credential-stores', {
      name: 'Spare',
      typeId: storeTypeId,
      multiFactorSignIn: false,
    }),
    spareTypeId: await make(`/credential-store-types/${storeTypeId}/copy`, { name: 'Spare' }),
    spareVerificationId: await make('/verifications', { name: 'Spare', type: 'email', parameters: {} }),
    spareProcessId: await make('/processes', { applicationId, name: 'Spare', policy: {} }),
    spareGroupId: await make('/groups', { name: 'Spare' }),
    spareUserId: await make('/users', userBody(`spare-${slug}`, storeId)),
    absorbedUserId: await make('/users', userBody(`absorbed-${slug}`, storeId)),
  };
}

/** A process by which people could recover, once its store may be used. */
export function processBody(
  name: string,
  {
    applicationId,
    storeId,
    verificationId,
  }: Pick<FurnishedTenant, 'applicationId' | 'storeId' | 'verificationId'>,
): { applicationId: string; name: string; policy: Record<string, unknown> } {
  const addressSuffix = name.toLowerCase().replaceAll(/[^a-z\d]+/g, '-');
  const verifications = [{ verificationId, order: 1 }];
  return { applicationId, name, policy: { publicAccess: { addressSuffix }, storeId, verifications } };
}

export function applicationBody(name: string): object {
  return {
    name,
    portalOrigin: `https://recover.${name}.example`,
    supportContact: 'the service desk',
    signInUrl: `https://${name}.example/sign-in`,
  };
}

export function userBody(name: string, storeId: string): object {
  return { userName: `grace.${name}`, email: `grace@${name}.example`, displayName: 'Grace', storeId };
}

export function questionBody(text: string): object {
  return { texts: { en: text }, defaultLanguage: 'en' };
}

export function extensionBody(name: string): object {
  return {
    name,
    definition: { kind: 'mapping', rules: [{ to: '/account', from: '/input/email', transforms: ['trim'] }] },
    parameters: [],
    secrets: {},
    acceptScript: false,
  };
}

export function smsServiceBody(name: string): object {
  return {
    ...{ name, sender: 'Acme', settings: { accountSid: `AC${'0123456789abcdef'.repeat(2)}` } },
    ...{
      destinations: { countries: ['DE'] },
      dailyBudget: 100,
      secrets: { auth_token: 'a token of Twilio' },
    },
  };
}

/** A file without rows: nothing waits for a worker. */
async function newUserImport(world: AdminWorld, token: string, storeId: string): Promise<string> {
  const { id } = await world.done('POST', `${live}/user-imports?storeId=${storeId}`, {
    ...{ token, raw: 'userName,email\n', headers: { 'content-type': 'text/csv' } },
  });
  return id as string;
}
