import type { Environment } from '@latchkey/kernel';
import { Lockout } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const LockoutSchema = defineEntity({
  class: Lockout,
  tableName: 'lockout',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    accountKey: p.blob(),
    userId: p.uuid().nullable(),
    method: p.string().$type<Lockout['method']>(),
    reason: p.string().$type<Lockout['reason']>(),
    beganAt: p.datetime(),
    until: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    endedBy: p.text().nullable(),
    endReason: p.text().nullable(),
  },
});
