import { identityProviderBody } from '../furnished-tenant.ts';
import { fresh, the, type Operation } from './operation.ts';

const providers = '/v1/identity-providers';

export const identityProviderOperations: readonly Operation[] = [
  { method: 'GET', path: providers, permission: 'identity-provider:read' },
  {
    method: 'GET',
    path: `${providers}/{id}`,
    permission: 'identity-provider:read',
    id: the('identityProviderId'),
  },
  {
    method: 'GET',
    path: `${providers}/{id}/metadata`,
    permission: 'identity-provider:read',
    id: the('samlProviderId'),
  },
  {
    method: 'POST',
    path: providers,
    permission: 'identity-provider:write',
    body: () => identityProviderBody(`Provider ${fresh()}`),
  },
  {
    method: 'PUT',
    path: `${providers}/{id}`,
    permission: 'identity-provider:write',
    id: the('identityProviderId'),
    body: () => identityProviderBody(`Provider ${fresh()}`),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'DELETE',
    path: `${providers}/{id}`,
    permission: 'identity-provider:write',
    id: the('identityProviderId'),
  },
];
