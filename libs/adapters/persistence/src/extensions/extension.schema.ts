import type { Environment } from '@latchkey/kernel';
import {
  Extension,
  type ExtensionDefinition,
  type ExtensionParameter,
  type ExtensionType,
} from '@latchkey/extensions';
import { defineEntity, p } from '@mikro-orm/core';

export const ExtensionSchema = defineEntity({
  class: Extension,
  tableName: 'extension',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    type: p.string().$type<ExtensionType>(),
    name: p.text(),
    nameKey: p.text(),
    definition: p.json<ExtensionDefinition>(),
    parameters: p.json<readonly ExtensionParameter[]>(),
    secretNames: p.array<string>().columnType('text[]'),
    sealedSecrets: p.blob().$type<Buffer>().nullable(),
    optInBy: p.text().nullable(),
    optInAt: p.datetime().nullable(),
    status: p.string().$type<Extension['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
