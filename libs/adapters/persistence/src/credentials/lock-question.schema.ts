import type { Environment } from '@latchkey/kernel';
import { LockQuestion, type LockState } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const LockQuestionSchema = defineEntity({
  class: LockQuestion,
  tableName: 'lock_question',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    userId: p.uuid(),
    storeId: p.uuid(),
    lockState: p.string().$type<LockState>().nullable(),
    askedAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
  },
});
