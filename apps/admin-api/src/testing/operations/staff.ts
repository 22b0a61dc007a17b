import { fresh, type Operation } from './operation.ts';

export const staffOperations: readonly Operation[] = [
  { method: 'GET', path: '/v1/me', permission: null },
  { method: 'GET', path: '/v1/second-factors', permission: null },
  {
    method: 'POST',
    path: '/v1/second-factors',
    permission: null,
    body: () => ({ kind: 'authenticator', label: 'My telephone' }),
  },
  { method: 'GET', path: '/v1/staff-policy', permission: 'staff:read' },
  {
    method: 'PUT',
    path: '/v1/staff-policy',
    permission: 'staff:write',
    body: () => ({ requireSecondFactor: false }),
    headers: { 'if-match': '"0"' },
  },
  { method: 'GET', path: '/v1/staff', permission: 'staff:read' },
  {
    method: 'GET',
    path: '/v1/staff/{id}',
    permission: 'staff:read',
    id: ({ serviceDesk }) => serviceDesk.staffId,
  },
  {
    method: 'POST',
    path: '/v1/staff',
    permission: 'staff:write',
    body: () => ({ email: `${fresh()}@new.example`, displayName: 'New', roles: [] }),
  },
  {
    method: 'POST',
    path: '/v1/staff/{id}/invitation',
    permission: 'staff:write',
    id: ({ serviceDesk }) => serviceDesk.staffId,
  },
  {
    method: 'PUT',
    path: '/v1/staff/{id}/roles',
    permission: 'staff:write',
    id: ({ serviceDesk }) => serviceDesk.staffId,
    body: () => ({ roles: ['password_reset_service_desk'] }),
  },
  {
    method: 'POST',
    path: '/v1/staff/{id}/second-factors/remove',
    permission: 'staff:write',
    id: ({ serviceDesk }) => serviceDesk.staffId,
  },
  {
    method: 'POST',
    path: '/v1/staff/{id}/enable',
    permission: 'staff:write',
    id: ({ serviceDesk }) => serviceDesk.staffId,
  },
  {
    method: 'POST',
    path: '/v1/staff/{id}/disable',
    permission: 'staff:write',
    id: ({ serviceDesk }) => serviceDesk.staffId,
  },
];
