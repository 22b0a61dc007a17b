import { UserImport } from '@latchkey/identity';
import type { Environment } from '@latchkey/kernel';
import { defineEntity, p } from '@mikro-orm/core';

export const UserImportSchema = defineEntity({
  class: UserImport,
  tableName: 'user_import',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    storeId: p.uuid(),
    dryRun: p.boolean(),
    columns: p.array(),
    rows: p.integer(),
    rowsDone: p.integer(),
    position: p.integer(),
    created: p.integer(),
    changed: p.integer(),
    unchanged: p.integer(),
    failed: p.integer(),
    state: p.string().$type<UserImport['state']>(),
    begunAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
