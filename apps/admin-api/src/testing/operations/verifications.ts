import { builtInTemplates } from '@latchkey/verification';
import { questionBody } from '../furnished-tenant.ts';
import { environment, fresh, the, type Operation } from './operation.ts';

const questions = `${environment}/questions`;
const templates = `${environment}/verification-templates`;

export const verificationOperations: readonly Operation[] = [
  { method: 'GET', path: `${environment}/verifications`, permission: 'verification:read' },
  {
    method: 'GET',
    path: `${environment}/verifications/{id}`,
    permission: 'verification:read',
    id: the('verificationId'),
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
    id: the('verificationId'),
    body: () => ({ name: 'Mail', parameters: { codeLength: 8 } }),
  },
  ...['activate', 'deactivate'].map((change): Operation => ({
    method: 'POST',
    path: `${environment}/verifications/{id}/${change}`,
    permission: 'verification:write',
    id: the('spareVerificationId'),
  })),
  {
    method: 'DELETE',
    path: `${environment}/verifications/{id}`,
    permission: 'verification:write',
    id: the('spareVerificationId'),
  },
  {
    method: 'GET',
    path: templates,
    permission: 'verification:read',
    ofTheHouse: builtInTemplates
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((one) => ({ ...one, builtIn: true, version: 1 })),
  },
  { method: 'GET', path: `${templates}/{id}`, permission: 'verification:read', id: the('templateId') },
  {
    method: 'POST',
    path: `${templates}/{id}/copy`,
    permission: 'verification:write',
    id: the('templateId'),
    body: () => ({ name: `Template ${fresh()}` }),
  },
  {
    method: 'PUT',
    path: `${templates}/{id}`,
    permission: 'verification:write',
    id: the('templateId'),
    body: () => ({ name: `Template ${fresh()}`, parameters: { codeLength: 8 } }),
    headers: { 'if-match': '"1"' },
  },
  { method: 'DELETE', path: `${templates}/{id}`, permission: 'verification:write', id: the('templateId') },
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
    id: the('disabledId'),
  },
  { method: 'GET', path: questions, permission: 'verification:read' },
  { method: 'GET', path: `${questions}/{id}`, permission: 'verification:read', id: the('questionId') },
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
    id: the('questionId'),
    body: () => ({ ...questionBody(`What was ${fresh()}?`) }),
    headers: { 'if-match': '"1"' },
  },
  ...['deactivate', 'activate'].map((change): Operation => ({
    method: 'POST',
    path: `${questions}/{id}/${change}`,
    permission: 'verification:write',
    id: the('questionId'),
  })),
  { method: 'DELETE', path: `${questions}/{id}`, permission: 'verification:write', id: the('questionId') },
];
