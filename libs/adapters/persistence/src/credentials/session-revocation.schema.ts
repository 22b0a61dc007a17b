import type { Environment } from '@latchkey/kernel';
import { SessionRevocation, type SessionRevocationState } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const SessionRevocationSchema = defineEntity({
  class: SessionRevocation,
  tableName: 'session_revocation',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    changeId: p.uuid(),
    userId: p.uuid(),
    storeId: p.uuid(),
    state: p.string().$type<SessionRevocationState>(),
    attempts: p.integer(),
    answer: p.string().nullable(),
    wantedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
