import { extensionBody } from '../furnished-tenant.ts';
import { environment, fresh, the, type Operation } from './operation.ts';

const extensions = `${environment}/extensions`;

export const extensionOperations: readonly Operation[] = [
  { method: 'GET', path: '/v1/extension-types', permission: 'extension:read' },
  { method: 'GET', path: extensions, permission: 'extension:read' },
  { method: 'GET', path: `${extensions}/{id}`, permission: 'extension:read', id: the('extensionId') },
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
    id: the('extensionId'),
    body: () => ({ ...extensionBody(`Extension ${fresh()}`) }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'POST',
    path: `${extensions}/{id}/activate`,
    permission: 'extension:write',
    id: the('extensionId'),
  },
  {
    method: 'POST',
    path: `${extensions}/{id}/runs`,
    permission: 'extension:write',
    id: the('extensionId'),
    body: () => ({ input: { userId: 'u', userName: 'ada', email: 'ada@mail.example', storeId: 's' } }),
  },
  {
    method: 'POST',
    path: `${extensions}/{id}/deactivate`,
    permission: 'extension:write',
    id: the('extensionId'),
  },
  { method: 'DELETE', path: `${extensions}/{id}`, permission: 'extension:write', id: the('extensionId') },
];
