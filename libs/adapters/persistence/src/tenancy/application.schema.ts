import type { Environment } from '@latchkey/kernel';
import { Application } from '@latchkey/tenancy';
import { defineEntity, p } from '@mikro-orm/core';

export const ApplicationSchema = defineEntity({
  class: Application,
  tableName: 'application',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    portalOrigin: p.text(),
    supportContact: p.text(),
    signInUrl: p.text().nullable(),
    resetPageUrl: p.text().nullable(),
    status: p.string().$type<Application['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
