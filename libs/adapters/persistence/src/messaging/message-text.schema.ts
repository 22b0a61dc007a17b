import type { Environment } from '@latchkey/kernel';
import { MessageText } from '@latchkey/messaging';
import { defineEntity, p } from '@mikro-orm/core';

export const MessageTextSchema = defineEntity({
  class: MessageText,
  tableName: 'message_text',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    key: p.string().$type<MessageText['key']>(),
    locale: p.text(),
    text: p.text(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
