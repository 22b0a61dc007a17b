import type { Environment } from '@latchkey/kernel';
import { IdentificationType } from '@latchkey/identity';
import { defineEntity, p } from '@mikro-orm/core';

export const IdentificationTypeSchema = defineEntity({
  class: IdentificationType,
  tableName: 'identification_type',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    nameKey: p.text(),
    kind: p.string().$type<IdentificationType['kind']>(),
    attribute: p.text().nullable(),
    status: p.string().$type<IdentificationType['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
