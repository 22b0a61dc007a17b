import type { Environment } from '@latchkey/kernel';
import { OwnChange } from '@latchkey/sign-in';
import { defineEntity, p } from '@mikro-orm/core';

export const OwnChangeSchema = defineEntity({
  class: OwnChange,
  tableName: 'own_change',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    userId: p.uuid(),
    storeId: p.uuid(),
    operation: p.string().$type<OwnChange['operation']>(),
    processId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    pausedSignInId: p.uuid().nullable(),
    locale: p.string(),
    askedAt: p.datetime(),
  },
});
