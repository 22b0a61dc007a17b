import { fresh, type Operation } from './operation.ts';

export const staffOperations: readonly Operation[] = [
  { method: 'GET', path: '/v1/me', permission: null },
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
