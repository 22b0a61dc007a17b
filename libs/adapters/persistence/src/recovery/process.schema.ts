import type { Environment } from '@latchkey/kernel';
import { Process } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const ProcessSchema = defineEntity({
  class: Process,
  tableName: 'process',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    name: p.text(),
    nameKey: p.text(),
    action: p.string().$type<Process['action']>(),
    storeId: p.uuid(),
    verificationIds: p.array().columnType('uuid[]'),
    status: p.string().$type<Process['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
