import type { Environment } from '@latchkey/kernel';
import { Group } from '@latchkey/identity';
import { defineEntity, p } from '@mikro-orm/core';

export const GroupSchema = defineEntity({
  class: Group,
  tableName: 'user_group',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    nameKey: p.text(),
    externalId: p.text().nullable(),
    memberChanges: p.integer(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
