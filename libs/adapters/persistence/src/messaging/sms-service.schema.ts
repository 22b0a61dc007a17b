import type { Environment } from '@latchkey/kernel';
import { SmsService, type SmsDestinationRule, type SmsSettings } from '@latchkey/messaging';
import { defineEntity, p } from '@mikro-orm/core';

export const SmsServiceSchema = defineEntity({
  class: SmsService,
  tableName: 'sms_service',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    provider: p.string().$type<SmsService['provider']>(),
    name: p.text(),
    nameKey: p.text(),
    sender: p.text(),
    settings: p.json<SmsSettings>(),
    destinations: p.json<SmsDestinationRule>(),
    dailyBudget: p.integer(),
    secretNames: p.array<string>().columnType('text[]'),
    sealedSecrets: p.blob().$type<Buffer>().nullable(),
    status: p.string().$type<SmsService['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
