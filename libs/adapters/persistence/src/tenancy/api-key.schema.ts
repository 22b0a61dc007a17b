import type { Environment } from '@latchkey/kernel';
import { ApiKey, type ApplicationPermission } from '@latchkey/tenancy';
import { defineEntity, p } from '@mikro-orm/core';

export const ApiKeySchema = defineEntity({
  class: ApiKey,
  tableName: 'api_key',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    label: p.text(),
    prefix: p.text(),
    digest: p.blob(),
    permissions: p.array<ApplicationPermission>().columnType('text[]'),
    createdAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
