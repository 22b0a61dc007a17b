import { applicationBody } from '../furnished-tenant.ts';
import { environment, fresh, the, type Operation } from './operation.ts';

export const applicationOperations: readonly Operation[] = [
  { method: 'GET', path: `${environment}/applications`, permission: 'application:read' },
  {
    method: 'GET',
    path: `${environment}/applications/{id}`,
    permission: 'application:read',
    id: the('applicationId'),
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
    id: the('applicationId'),
    body: ({ slug }) => ({ ...applicationBody(slug) }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'GET',
    path: `${environment}/applications/{id}/sign-in-plan`,
    permission: 'application:read',
    id: the('applicationId'),
  },
  {
    method: 'PUT',
    path: `${environment}/applications/{id}/sign-in-plan`,
    permission: 'application:write',
    id: the('applicationId'),
    body: () => ({ actions: [] }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'GET',
    path: `${environment}/applications/{id}/api-keys`,
    permission: 'api-key:read',
    id: the('applicationId'),
  },
  {
    method: 'POST',
    path: `${environment}/applications/{id}/api-keys`,
    permission: 'api-key:write',
    id: the('applicationId'),
    body: () => ({ label: 'Another', permissions: ['password-reset-workflow:execute'] }),
  },
  {
    method: 'POST',
    path: `${environment}/api-keys/{id}/revoke`,
    permission: 'api-key:write',
    id: the('keyId'),
  },
  {
    method: 'GET',
    path: `${environment}/applications/{id}/requests`,
    permission: 'application:read',
    id: the('applicationId'),
  },
  {
    method: 'GET',
    path: `${environment}/applications/{id}/requests/summary`,
    permission: 'application:read',
    id: the('applicationId'),
  },
  {
    method: 'POST',
    path: `${environment}/applications/{id}/disable`,
    permission: 'application:write',
    id: the('applicationId'),
  },
  {
    method: 'POST',
    path: `${environment}/applications/{id}/enable`,
    permission: 'application:write',
    id: the('applicationId'),
  },
];
