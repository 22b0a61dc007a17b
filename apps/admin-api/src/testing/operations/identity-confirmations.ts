import { environment, the, type Operation } from './operation.ts';

const confirmations = `${environment}/identity-confirmations`;
const permission = 'person:identify';

export const identityConfirmationOperations: readonly Operation[] = [
  { method: 'GET', path: confirmations, permission },
  { method: 'GET', path: `${confirmations}/{id}`, permission, id: the('lookId') },
  {
    method: 'POST',
    path: confirmations,
    permission,
    body: ({ userId, confirmationId }) => ({ userId, verificationId: confirmationId, ticket: 'INC-4711' }),
  },
  {
    method: 'POST',
    path: `${confirmations}/{id}/confirm`,
    permission,
    id: the('lookId'),
    body: () => ({ matches: true }),
  },
];
