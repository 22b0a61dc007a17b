import type { Environment } from '@latchkey/kernel';
import { Session } from '@latchkey/identity';
import { defineEntity, p } from '@mikro-orm/core';

export const SessionSchema = defineEntity({
  class: Session,
  tableName: 'user_session',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    userId: p.uuid(),
    applicationId: p.uuid(),
    digest: p.blob(),
    userAgent: p.text().nullable(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
