import { processBody } from '../furnished-tenant.ts';
import { environment, fresh, the, type Operation } from './operation.ts';

export const processOperations: readonly Operation[] = [
  { method: 'GET', path: `${environment}/processes`, permission: 'process:read' },
  { method: 'GET', path: `${environment}/processes/{id}`, permission: 'process:read', id: the('processId') },
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
    id: the('processId'),
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
    id: the('processId'),
  },
  {
    method: 'GET',
    path: `${environment}/processes/{id}/score`,
    permission: 'process:read',
    id: the('processId'),
  },
  {
    method: 'GET',
    path: `${environment}/processes/{id}/options`,
    permission: 'process:read',
    id: the('processId'),
  },
  {
    method: 'GET',
    path: `${environment}/processes/{id}/simulation`,
    permission: 'process:simulate',
    id: the('processId'),
  },
  {
    method: 'GET',
    path: `${environment}/processes/{id}/versions`,
    permission: 'process:read',
    id: the('processId'),
  },
  {
    method: 'POST',
    path: `${environment}/processes/{id}/risks`,
    permission: 'process:write',
    id: the('processId'),
    body: () => ({ kind: 'mailed_password', text: 'For now.' }),
  },
  {
    method: 'POST',
    path: `${environment}/processes/{id}/activate`,
    permission: 'process:write',
    id: the('processId'),
  },
  {
    method: 'POST',
    path: `${environment}/processes/{id}/deactivate`,
    permission: 'process:write',
    id: the('processId'),
  },
  {
    method: 'DELETE',
    path: `${environment}/processes/{id}`,
    permission: 'process:write',
    id: the('spareProcessId'),
  },
];
