import type { Environment } from '@latchkey/kernel';
import { Message } from '@latchkey/messaging';
import { defineEntity, p } from '@mikro-orm/core';

export const MessageSchema = defineEntity({
  class: Message,
  tableName: 'message',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    kind: p.string().$type<Message['kind']>(),
    applicationId: p.uuid(),
    userId: p.uuid().nullable(),
    staffId: p.uuid().nullable(),
    aboutId: p.uuid().nullable(),
    locale: p.text(),
    sealedParts: p.text().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    status: p.string().$type<Message['status']>(),
    sentAt: p.datetime().nullable(),
    failure: p.text().nullable(),
    channel: p.string().$type<Message['channel']>(),
    numberKey: p.blob().$type<Buffer>().nullable(),
    country: p.text().nullable(),
    serviceId: p.uuid().nullable(),
    providerId: p.text().nullable(),
    handOvers: p.integer(),
    delivery: p.string().$type<'delivered' | 'failed'>().nullable(),
    deliveryFailure: p.text().nullable(),
    reportedAt: p.datetime().nullable(),
  },
});
