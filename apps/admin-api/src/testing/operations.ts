import { applicationOperations } from './operations/applications.ts';
import { credentialStoreOperations } from './operations/credential-stores.ts';
import { extensionOperations } from './operations/extensions.ts';
import { identificationTypeOperations } from './operations/identification-types.ts';
import { identityProviderOperations } from './operations/identity-providers.ts';
import { identityConfirmationOperations } from './operations/identity-confirmations.ts';
import { messageTextOperations } from './operations/message-texts.ts';
import { processOperations } from './operations/processes.ts';
import { resetRequestOperations } from './operations/reset-requests.ts';
import { smsServiceOperations } from './operations/sms-services.ts';
import { staffOperations } from './operations/staff.ts';
import { userOperations } from './operations/users.ts';
import { verificationOperations } from './operations/verifications.ts';
import type { Operation } from './operations/operation.ts';

export { nameOf, urlOf, type Operation } from './operations/operation.ts';

/** Every operation of the API that needs a caller; what is disabled is enabled again by the next one. */
export const operations: readonly Operation[] = [
  ...staffOperations,
  ...identityProviderOperations,
  ...applicationOperations,
  ...userOperations,
  ...identificationTypeOperations,
  ...credentialStoreOperations,
  ...verificationOperations,
  ...identityConfirmationOperations,
  ...messageTextOperations,
  ...processOperations,
  ...resetRequestOperations,
  ...extensionOperations,
  ...smsServiceOperations,
];

export const withoutCaller = [
  'POST /v1/setup',
  'POST /v1/sign-in',
  'GET /v1/provider-sign-ins',
  'POST /v1/provider-sign-ins',
  'POST /v1/provider-sign-ins/saml',
  'POST /v1/provider-sign-ins/complete',
];

/** For nobody in particular: these have no caller, or are about the caller's own session and second factors. */
export const withoutPermission = [
  ...withoutCaller,
  'POST /v1/sign-out',
  'POST /v1/session/step-up',
  'POST /v1/session/passkey-challenge',
  'POST /v1/second-factors/{id}/confirm',
  'DELETE /v1/second-factors/{id}',
];
