import { randomBytes } from 'node:crypto';
import type { Permission } from '@latchkey/kernel';
import { textKeys, textParts } from '@latchkey/messaging';
import { CatalogueTexts } from '@latchkey/templates';
import { builtInTemplates } from '@latchkey/verification';
import type { Method } from './admin-world.ts';
import {
  applicationBody,
  extensionBody,
  messageTextBody,
  processBody,
  questionBody,
  userBody,
  type FurnishedTenant,
} from './furnished-tenant.ts';

/** One operation of the API: what it needs, and how a valid call of it looks. */
export interface Operation {
  readonly method: Method;
  /** As in the API description. */
  readonly path: string;
  /** Null for what every signed-in member may do. */
  readonly permission: Permission | null;
  /** Which thing of a furnished tenant the id in the path means. */
  readonly id?: (tenant: FurnishedTenant) => string;
  readonly body?: (tenant: FurnishedTenant) => Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The number that it answers with, where it is no list. */
  readonly counts?: 'users' | 'due';
  /** What a list holds for every tenant in every environment, since it is of the house. */
  readonly ofTheHouse?: readonly object[];
}

const environment = '/v1/environments/{environment}';
const extensions = `${environment}/extensions`;
const identificationTypes = `${environment}/identification-types`;
const messageTexts = `${environment}/message-texts`;
const questions = `${environment}/questions`;
const templates = `${environment}/verification-templates`;
const fresh = (): string => randomBytes(5).toString('hex');

export const operations: readonly Operation[] = [
  { method: 'GET', path: '/v1/me', permission: null },
  { method: 'GET', path: '/v1/staff', permission: 'staff:read' },
  { method: 'GET', path: '/v1/staff/{id}', permission: 'staff:read', id: staff },
  {
    method: 'POST',
    path: '/v1/staff',
    permission: 'staff:write',
    body: () => ({ email: `${fresh()}@new.example`, displayName: 'New', roles: [] }),
  },
  { method: 'POST', path: '/v1/staff/{id}/invitation', permission: 'staff:write', id: staff },
  {
    method: 'PUT',
    path: '/v1/staff/{id}/roles',
    permission: 'staff:write',
    id: staff,
    body: () => ({ roles: ['password_reset_service_desk'] }),
  },
  { method: 'POST', path: '/v1/staff/{id}/enable', permission: 'staff:write', id: staff },
  { method: 'POST', path: '/v1/staff/{id}/disable', permission: 'staff:write', id: staff },
  { method: 'GET', path: `${environment}/applications`, permission: 'application:read' },
  {
    method: 'GET',
    path: `${environment}/applications/{id}`,
    permission: 'application:read',
    id: application,
  },
  {
    method: 'POST',
    path: `${environment}/applications`,
    permission: 'application:write',
    body: () => ({ ...applicationBody(`new-${fresh()}`) }),
  },
  {
    method: 'PUT',
    path: `${environment}/applications/{id}`,
    permission: 'application:write',
    id: application,
    body: ({ slug }) => ({ ...applicationBody(slug) }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'GET',
    path: `${environment}/applications/{id}/api-keys`,
    permission: 'api-key:read',
    id: application,
  },
  {
    method: 'POST',
    path: `${environment}/applications/{id}/api-keys`,
    permission: 'api-key:write',
    id: application,
    body: () => ({ label: 'Another' }),
  },
  {
    method: 'POST',
    path: `${environment}/api-keys/{id}/revoke`,
    permission: 'api-key:write',
    id: ({ keyId }) => keyId,
  },
  { method: 'GET', path: `${environment}/users`, permission: 'user:read' },
  { method: 'GET', path: `${environment}/users/{id}`, permission: 'user:read', id: user },
  {
    method: 'POST',
    path: `${environment}/users`,
    permission: 'user:write',
    body: ({ storeId }) => ({ ...userBody(`new-${fresh()}`, storeId) }),
  },
  {
    method: 'PUT',
    path: `${environment}/users/{id}/attributes`,
    permission: 'user:write',
    id: user,
    body: () => ({ attributes: { employee_number: fresh() } }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'PUT',
    path: `${environment}/users/{id}/email`,
    permission: 'user:write',
    id: user,
    body: () => ({ email: `${fresh()}@mail.example` }),
  },
  {
    method: 'PUT',
    path: `${environment}/users/{id}/privilege`,
    permission: 'user:write',
    id: user,
    body: () => ({ privileged: false }),
  },
  { method: 'POST', path: `${environment}/users/{id}/disable`, permission: 'user:write', id: user },
  { method: 'POST', path: `${environment}/users/{id}/lock`, permission: 'user:write', id: user },
  { method: 'GET', path: `${environment}/users/{id}/enrolments`, permission: 'user:read', id: user },
  { method: 'GET', path: `${environment}/users/{id}/readiness`, permission: 'user:read', id: user },
  { method: 'GET', path: `${environment}/readiness`, permission: 'user:read', counts: 'users' },
  { method: 'POST', path: `${environment}/readiness/looks`, permission: 'user:read' },
  { method: 'GET', path: `${environment}/readiness/reminders`, permission: 'user:read', counts: 'due' },
  { method: 'POST', path: `${environment}/readiness/reminders`, permission: 'user:write' },
  {
    method: 'POST',
    path: `${environment}/users/{id}/enrolments/remove`,
    permission: 'user:write',
    id: user,
    body: ({ enrolmentId }) => ({ enrolmentId }),
  },

  { method: 'POST', path: `${environment}/users/{id}/enable`, permission: 'user:write', id: user },
  { method: 'GET', path: `${environment}/users/{id}/enrolment-links`, permission: 'user:read', id: user },
  {
    method: 'POST',
    path: `${environment}/users/{id}/enrolment-links/void`,
    permission: 'user:write',
    id: user,
    body: ({ linkId }) => ({ linkId }),
  },
  {
    method: 'POST',
    path: `${environment}/users/{id}/enrolment-links`,
    permission: 'user:write',
    id: user,
    body: ({ applicationId }) => ({ applicationId }),
  },
  { method: 'GET', path: `${environment}/groups`, permission: 'user:read' },
  { method: 'GET', path: `${environment}/groups/{id}`, permission: 'user:read', id: group },
  { method: 'GET', path: `${environment}/groups/{id}/members`, permission: 'user:read', id: group },
  {
    method: 'POST',
    path: `${environment}/groups`,
    permission: 'user:write',
    body: () => ({ name: `Group ${fresh()}` }),
  },
  ...['members', 'members/remove'].map((change): Operation => ({
    method: 'POST',
    path: `${environment}/groups/{id}/${change}`,
    permission: 'user:write',
    id: group,
    body: ({ userId }) => ({ userId }),
  })),
  {
    method: 'DELETE',
    path: `${environment}/groups/{id}`,
    permission: 'user:write',
    id: ({ spareGroupId }) => spareGroupId,
  },
  { method: 'GET', path: identificationTypes, permission: 'identification-type:read' },
  {
    method: 'GET',
    path: `${identificationTypes}/{id}`,
    permission: 'identification-type:read',
    id: identificationType,
  },
  {
    method: 'POST',
    path: identificationTypes,
    permission: 'identification-type:write',
    body: () => ({ name: `Number ${fresh()}`, kind: 'attribute', attribute: 'employee_number' }),
  },
  {
    method: 'PUT',
    path: `${identificationTypes}/{id}`,
    permission: 'identification-type:write',
    id: identificationType,
    body: () => ({ name: `Number ${fresh()}` }),
    headers: { 'if-match': '"1"' },
  },
  ...['deactivate', 'activate'].map((change): Operation => ({
    method: 'POST',
    path: `${identificationTypes}/{id}/${change}`,
    permission: 'identification-type:write',
    id: identificationType,
  })),
  {
    method: 'DELETE',
    path: `${identificationTypes}/{id}`,
    permission: 'identification-type:write',
    id: identificationType,
  },
  {
    method: 'POST',
    path: `${environment}/credential-store-types/{id}/copy`,
    permission: 'store:write',
    id: ({ storeTypeId }) => storeTypeId,
    body: () => ({ name: `Type ${fresh()}` }),
  },
  {
    method: 'DELETE',
    path: `${environment}/credential-store-types/{id}`,
    permission: 'store:write',
    id: ({ spareTypeId }) => spareTypeId,
  },
  {
    method: 'DELETE',
    path: `${environment}/credential-stores/{id}`,
    permission: 'store:write',
    id: ({ spareStoreId }) => spareStoreId,
  },
  { method: 'GET', path: `${environment}/credential-store-types`, permission: 'store:read' },
  { method: 'GET', path: `${environment}/credential-stores`, permission: 'store:read' },
  { method: 'GET', path: `${environment}/credential-stores/{id}`, permission: 'store:read', id: store },
  {
    method: 'POST',
    path: `${environment}/credential-stores`,
    permission: 'store:write',
    body: ({ storeTypeId }) => ({ name: `Store ${fresh()}`, typeId: storeTypeId, multiFactorSignIn: false }),
  },
  {
    method: 'PUT',
    path: `${environment}/credential-stores/{id}/status`,
    permission: 'store:decide',
    id: store,
    body: () => ({ status: 'active' }),
  },
  { method: 'GET', path: `${environment}/verifications`, permission: 'verification:read' },
  {
    method: 'GET',
    path: `${environment}/verifications/{id}`,
    permission: 'verification:read',
    id: ({ verificationId }) => verificationId,
  },
  {
    method: 'POST',
    path: `${environment}/verifications`,
    permission: 'verification:write',
    body: () => ({ name: `Mail ${fresh()}`, type: 'email', parameters: { codeLength: 8 } }),
  },
  {
    method: 'PUT',
    path: `${environment}/verifications/{id}`,
    permission: 'verification:write',
    id: ({ verificationId }) => verificationId,
    body: () => ({ name: 'Mail', parameters: { codeLength: 8 } }),
  },
  ...['activate', 'deactivate'].map((change): Operation => ({
    method: 'POST',
    path: `${environment}/verifications/{id}/${change}`,
    permission: 'verification:write',
    id: ({ spareVerificationId }) => spareVerificationId,
  })),
  {
    method: 'DELETE',
    path: `${environment}/verifications/{id}`,
    permission: 'verification:write',
    id: ({ spareVerificationId }) => spareVerificationId,
  },
  {
    method: 'GET',
    path: templates,
    permission: 'verification:read',
    ofTheHouse: builtInTemplates
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((one) => ({ ...one, builtIn: true, version: 1 })),
  },
  { method: 'GET', path: `${templates}/{id}`, permission: 'verification:read', id: template },
  {
    method: 'POST',
    path: `${templates}/{id}/copy`,
    permission: 'verification:write',
    id: template,
    body: () => ({ name: `Template ${fresh()}` }),
  },
  {
    method: 'PUT',
    path: `${templates}/{id}`,
    permission: 'verification:write',
    id: template,
    body: () => ({ name: `Template ${fresh()}`, parameters: { codeLength: 8 } }),
    headers: { 'if-match': '"1"' },
  },
  { method: 'DELETE', path: `${templates}/{id}`, permission: 'verification:write', id: template },
  { method: 'GET', path: `${environment}/disabled-methods`, permission: 'verification:read' },
  {
    method: 'POST',
    path: `${environment}/disabled-methods`,
    permission: 'verification:write',
    body: () => ({ method: 'personal_data' }),
  },
  {
    method: 'DELETE',
    path: `${environment}/disabled-methods/{id}`,
    permission: 'verification:write',
    id: ({ disabledId }) => disabledId,
  },
  { method: 'GET', path: questions, permission: 'verification:read' },
  { method: 'GET', path: `${questions}/{id}`, permission: 'verification:read', id: question },
  {
    method: 'POST',
    path: questions,
    permission: 'verification:write',
    body: () => ({ ...questionBody(`What was ${fresh()}?`) }),
  },
  {
    method: 'PUT',
    path: `${questions}/{id}`,
    permission: 'verification:write',
    id: question,
    body: () => ({ ...questionBody(`What was ${fresh()}?`) }),
    headers: { 'if-match': '"1"' },
  },
  ...['deactivate', 'activate'].map((change): Operation => ({
    method: 'POST',
    path: `${questions}/{id}/${change}`,
    permission: 'verification:write',
    id: question,
  })),
  { method: 'DELETE', path: `${questions}/{id}`, permission: 'verification:write', id: question },
  { method: 'GET', path: messageTexts, permission: 'message-text:read' },
  { method: 'GET', path: `${messageTexts}/{id}`, permission: 'message-text:read', id: messageText },
  {
    method: 'GET',
    path: `${environment}/message-text-parts`,
    permission: 'message-text:read',
    ofTheHouse: textKeys.map((key) => ({
      ...{ key, ...textParts[key] },
      houseText: new CatalogueTexts().text(key, 'en'),
    })),
  },
  {
    method: 'POST',
    path: messageTexts,
    permission: 'message-text:write',
    body: () => ({ ...messageTextBody('mail.footer') }),
  },
  {
    method: 'POST',
    path: `${messageTexts}/preview`,
    permission: 'message-text:read',
    body: () => ({ kind: 'reset-link', locale: 'en', texts: [] }),
  },
  {
    method: 'PUT',
    path: `${messageTexts}/{id}`,
    permission: 'message-text:write',
    id: messageText,
    body: () => ({ text: 'In other words.' }),
    headers: { 'if-match': '"1"' },
  },
  { method: 'DELETE', path: `${messageTexts}/{id}`, permission: 'message-text:write', id: messageText },
  { method: 'GET', path: `${environment}/processes`, permission: 'process:read' },
  { method: 'GET', path: `${environment}/processes/{id}`, permission: 'process:read', id: process },
  {
    method: 'POST',
    path: `${environment}/processes`,
    permission: 'process:write',
    body: ({ applicationId, storeId, verificationId }) => ({
      ...processBody(`Process ${fresh()}`, { applicationId, storeId, verificationId }),
    }),
  },
  {
    method: 'PUT',
    path: `${environment}/processes/{id}`,
    permission: 'process:write',
    id: process,
    body: (tenant) => {
      const { name, policy } = processBody('Forgotten', tenant);
      return { name, policy };
    },
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'GET',
    path: `${environment}/processes/{id}/validation`,
    permission: 'process:read',
    id: process,
  },
  { method: 'GET', path: `${environment}/processes/{id}/score`, permission: 'process:read', id: process },
  { method: 'GET', path: `${environment}/processes/{id}/options`, permission: 'process:read', id: process },
  {
    method: 'GET',
    path: `${environment}/processes/{id}/simulation`,
    permission: 'process:simulate',
    id: process,
  },
  { method: 'GET', path: `${environment}/processes/{id}/versions`, permission: 'process:read', id: process },
  {
    method: 'POST',
    path: `${environment}/processes/{id}/risks`,
    permission: 'process:write',
    id: process,
    body: () => ({ kind: 'mailed_password', text: 'For now.' }),
  },
  {
    method: 'POST',
    path: `${environment}/processes/{id}/activate`,
    permission: 'process:write',
    id: process,
  },
  {
    method: 'POST',
    path: `${environment}/processes/{id}/deactivate`,
    permission: 'process:write',
    id: process,
  },
  {
    method: 'DELETE',
    path: `${environment}/processes/{id}`,
    permission: 'process:write',
    id: ({ spareProcessId }) => spareProcessId,
  },
  { method: 'GET', path: `${environment}/reset-requests`, permission: 'request:read' },
  {
    method: 'GET',
    path: `${environment}/reset-requests/{id}`,
    permission: 'request:read',
    id: ({ requestId }) => requestId,
  },
  {
    method: 'GET',
    path: `${environment}/reset-requests/{id}/explanation`,
    permission: 'explanation:read',
    id: ({ requestId }) => requestId,
  },
  { method: 'GET', path: `${environment}/decoys`, permission: 'decoy:read' },
  { method: 'GET', path: `${environment}/decoys/{id}`, permission: 'decoy:read', id: decoy },
  {
    method: 'POST',
    path: `${environment}/decoys`,
    permission: 'decoy:write',
    body: () => ({ identifier: `decoy-${fresh()}` }),
  },
  { method: 'POST', path: `${environment}/decoys/{id}/remove`, permission: 'decoy:write', id: decoy },
  { method: 'GET', path: `${environment}/lockouts`, permission: 'lockout:read' },
  { method: 'GET', path: `${environment}/lockouts/{id}`, permission: 'lockout:read', id: lockout },
  {
    method: 'POST',
    path: `${environment}/lockouts/{id}/unblock`,
    permission: 'lockout:write',
    id: lockout,
    body: () => ({ reason: 'proved it' }),
  },
  { method: 'GET', path: `${environment}/audit`, permission: 'audit:read' },
  {
    method: 'POST',
    path: `${environment}/applications/{id}/disable`,
    permission: 'application:write',
    id: application,
  },
  {
    method: 'POST',
    path: `${environment}/applications/{id}/enable`,
    permission: 'application:write',
    id: application,
  },
  { method: 'GET', path: '/v1/extension-types', permission: 'extension:read' },
  { method: 'GET', path: extensions, permission: 'extension:read' },
  { method: 'GET', path: `${extensions}/{id}`, permission: 'extension:read', id: extension },
  {
    method: 'POST',
    path: extensions,
    permission: 'extension:write',
    body: () => ({ type: 'user_account_lookup', ...extensionBody(`Extension ${fresh()}`) }),
  },
  {
    method: 'PUT',
    path: `${extensions}/{id}`,
    permission: 'extension:write',
    id: extension,
    body: () => ({ ...extensionBody(`Extension ${fresh()}`) }),
    headers: { 'if-match': '"1"' },
  },
  { method: 'POST', path: `${extensions}/{id}/activate`, permission: 'extension:write', id: extension },
  {
    method: 'POST',
    path: `${extensions}/{id}/runs`,
    permission: 'extension:write',
    id: extension,
    body: () => ({ input: { userId: 'u', userName: 'ada', email: 'ada@mail.example', storeId: 's' } }),
  },
  { method: 'POST', path: `${extensions}/{id}/deactivate`, permission: 'extension:write', id: extension },
  { method: 'DELETE', path: `${extensions}/{id}`, permission: 'extension:write', id: extension },
];

/** For nobody in particular: these have no caller, or end the caller's own session. */
export const withoutPermission = ['POST /v1/setup', 'POST /v1/sign-in', 'POST /v1/sign-out'];

export function nameOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

export function urlOf({ path }: Operation, id = '', environmentName = 'live'): string {
  return path.replace('{environment}', environmentName).replace('{id}', id);
}

function staff({ serviceDesk }: FurnishedTenant): string {
  return serviceDesk.staffId;
}
function application({ applicationId }: FurnishedTenant): string {
  return applicationId;
}
function user({ userId }: FurnishedTenant): string {
  return userId;
}
function store({ storeId }: FurnishedTenant): string {
  return storeId;
}
function group({ groupId }: FurnishedTenant): string {
  return groupId;
}
function identificationType({ identificationTypeId }: FurnishedTenant): string {
  return identificationTypeId;
}
function template({ templateId }: FurnishedTenant): string {
  return templateId;
}
function messageText({ messageTextId }: FurnishedTenant): string {
  return messageTextId;
}
function question({ questionId }: FurnishedTenant): string {
  return questionId;
}
function extension({ extensionId }: FurnishedTenant): string {
  return extensionId;
}
function process({ processId }: FurnishedTenant): string {
  return processId;
}
function decoy({ decoyId }: FurnishedTenant): string {
  return decoyId;
}
function lockout({ lockoutId }: FurnishedTenant): string {
  return lockoutId;
}
