import type { Environment } from '@latchkey/kernel';
import { DisabledMethod } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const DisabledMethodSchema = defineEntity({
  class: DisabledMethod,
  tableName: 'disabled_method',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    method: p.string().$type<DisabledMethod['method']>(),
    disabledAt: p.datetime(),
  },
});
