import { textKeys, textParts } from '@latchkey/messaging';
import { CatalogueTexts } from '@latchkey/templates';
import { messageTextBody } from '../furnished-tenant.ts';
import { environment, the, type Operation } from './operation.ts';

const messageTexts = `${environment}/message-texts`;

export const messageTextOperations: readonly Operation[] = [
  { method: 'GET', path: messageTexts, permission: 'message-text:read' },
  { method: 'GET', path: `${messageTexts}/{id}`, permission: 'message-text:read', id: the('messageTextId') },
  {
    method: 'GET',
    path: `${environment}/message-text-parts`,
    permission: 'message-text:read',
    ofTheHouse: textKeys.map((key) => ({
      ...{ key, ...textParts[key] },
      houseText: new CatalogueTexts().text(key, 'en'),
    })),
  },
  {
    method: 'POST',
    path: messageTexts,
    permission: 'message-text:write',
    body: () => ({ ...messageTextBody('mail.footer') }),
  },
  {
    method: 'POST',
    path: `${messageTexts}/preview`,
    permission: 'message-text:read',
    body: () => ({ kind: 'reset-link', locale: 'en', texts: [] }),
  },
  {
    method: 'PUT',
    path: `${messageTexts}/{id}`,
    permission: 'message-text:write',
    id: the('messageTextId'),
    body: () => ({ text: 'In other words.' }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'DELETE',
    path: `${messageTexts}/{id}`,
    permission: 'message-text:write',
    id: the('messageTextId'),
  },
];
