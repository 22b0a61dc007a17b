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
    draft: p.json<Process['draft']>(),
    risks: p.json<Process['risks']>(),
    status: p.string().$type<Process['status']>(),
    activeVersion: p.integer().nullable(),
    lastVersion: p.integer(),
    draftSuffix: p.text().nullable(),
    activeSuffix: p.text().nullable(),
    activeStoreId: p.uuid().nullable(),
    activeIdentificationTypeId: p.uuid().nullable(),
    deactivationReason: p.text().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
