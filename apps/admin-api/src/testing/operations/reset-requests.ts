import { environment, fresh, the, type Operation } from './operation.ts';

export const resetRequestOperations: readonly Operation[] = [
  { method: 'GET', path: `${environment}/reset-requests`, permission: 'request:read' },
  {
    method: 'GET',
    path: `${environment}/reset-requests/{id}`,
    permission: 'request:read',
    id: the('requestId'),
  },
  {
    method: 'GET',
    path: `${environment}/reset-requests/{id}/explanation`,
    permission: 'explanation:read',
    id: the('requestId'),
  },
  {
    method: 'POST',
    path: `${environment}/reset-requests/{id}/outcome`,
    permission: 'request:settle',
    id: the('unknownRequestId'),
    body: () => ({ isThere: true }),
  },
  { method: 'GET', path: `${environment}/decoys`, permission: 'decoy:read' },
  { method: 'GET', path: `${environment}/decoys/{id}`, permission: 'decoy:read', id: the('decoyId') },
  {
    method: 'POST',
    path: `${environment}/decoys`,
    permission: 'decoy:write',
    body: () => ({ identifier: `decoy-${fresh()}` }),
  },
  {
    method: 'POST',
    path: `${environment}/decoys/{id}/remove`,
    permission: 'decoy:write',
    id: the('decoyId'),
  },
  { method: 'GET', path: `${environment}/lockouts`, permission: 'lockout:read' },
  { method: 'GET', path: `${environment}/lockouts/{id}`, permission: 'lockout:read', id: the('lockoutId') },
  {
    method: 'POST',
    path: `${environment}/lockouts/{id}/unblock`,
    permission: 'lockout:write',
    id: the('lockoutId'),
    body: () => ({ reason: 'proved it' }),
  },
  { method: 'GET', path: `${environment}/audit`, permission: 'audit:read' },
];
