import { environment, fresh, the, type Operation } from './operation.ts';

const identificationTypes = `${environment}/identification-types`;

export const identificationTypeOperations: readonly Operation[] = [
  { method: 'GET', path: identificationTypes, permission: 'identification-type:read' },
  {
    method: 'GET',
    path: `${identificationTypes}/{id}`,
    permission: 'identification-type:read',
    id: the('identificationTypeId'),
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
    id: the('identificationTypeId'),
    body: () => ({ name: `Number ${fresh()}` }),
    headers: { 'if-match': '"1"' },
  },
  ...['deactivate', 'activate'].map((change): Operation => ({
    method: 'POST',
    path: `${identificationTypes}/{id}/${change}`,
    permission: 'identification-type:write',
    id: the('identificationTypeId'),
  })),
  {
    method: 'DELETE',
    path: `${identificationTypes}/{id}`,
    permission: 'identification-type:write',
    id: the('identificationTypeId'),
  },
];
