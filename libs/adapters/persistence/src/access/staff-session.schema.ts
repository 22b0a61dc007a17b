import { StaffSession } from '@latchkey/access';
import { defineEntity, p } from '@mikro-orm/core';

export const StaffSessionSchema = defineEntity({
  class: StaffSession,
  tableName: 'staff_session',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    staffId: p.uuid(),
    digest: p.blob(),
    createdAt: p.datetime(),
    seenAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    factorAt: p.datetime().nullable(),
  },
});
