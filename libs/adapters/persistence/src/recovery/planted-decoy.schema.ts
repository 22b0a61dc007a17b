import type { Environment } from '@latchkey/kernel';
import { PlantedDecoy } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const PlantedDecoySchema = defineEntity({
  class: PlantedDecoy,
  tableName: 'planted_decoy',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    identifier: p.text(),
    identifierKey: p.text(),
    plantedAt: p.datetime(),
    removedAt: p.datetime().nullable(),
  },
});
