import { ShippedStoreKinds } from '@latchkey/credential-stores/kinds';
import { environment, fresh, the, type Operation } from './operation.ts';

export const credentialStoreOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: `${environment}/credential-store-types/{id}/copy`,
    permission: 'store:write',
    id: the('storeTypeId'),
    body: () => ({ name: `Type ${fresh()}` }),
  },
  {
    method: 'DELETE',
    path: `${environment}/credential-store-types/{id}`,
    permission: 'store:write',
    id: the('spareTypeId'),
  },
  {
    method: 'DELETE',
    path: `${environment}/credential-stores/{id}`,
    permission: 'store:write',
    id: the('spareStoreId'),
  },
  { method: 'GET', path: `${environment}/credential-store-types`, permission: 'store:read' },
  { method: 'GET', path: `${environment}/credential-stores`, permission: 'store:read' },
  {
    method: 'GET',
    path: `${environment}/credential-stores/{id}`,
    permission: 'store:read',
    id: the('storeId'),
  },
  {
    method: 'POST',
    path: `${environment}/credential-stores`,
    permission: 'store:write',
    body: ({ storeTypeId }) => ({ name: `Store ${fresh()}`, typeId: storeTypeId, multiFactorSignIn: false }),
  },
  {
    method: 'POST',
    path: `${environment}/credential-stores/{id}/callback-trials`,
    permission: 'store:write',
    id: the('storeId'),
    body: () => ({ webhookId: 'a', webhookTimestamp: '1', webhookSignature: 'v1,x', body: '{}' }),
  },
  {
    method: 'GET',
    path: `${environment}/credential-store-kinds`,
    permission: 'store:read',
    ofTheHouse: new ShippedStoreKinds().all(),
  },
  {
    method: 'POST',
    path: `${environment}/credential-store-types`,
    permission: 'store:write',
    body: () => ({ driver: 'openldap', name: `Type ${fresh()}` }),
  },
  {
    method: 'PUT',
    path: `${environment}/credential-stores/{id}`,
    permission: 'store:write',
    id: the('storeId'),
    body: () => ({ name: `Store ${fresh()}`, multiFactorSignIn: false }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'POST',
    path: `${environment}/credential-stores/{id}/tests`,
    permission: 'store:test',
    id: the('storeId'),
    body: () => ({}),
  },
  {
    method: 'GET',
    path: `${environment}/credential-stores/{id}/tests`,
    permission: 'store:read',
    id: the('storeId'),
  },
  {
    method: 'GET',
    path: `${environment}/store-tests/{id}`,
    permission: 'store:read',
    id: the('storeTestId'),
  },
  {
    method: 'PUT',
    path: `${environment}/credential-stores/{id}/status`,
    permission: 'store:decide',
    id: the('storeId'),
    body: () => ({ status: 'active' }),
  },
];
