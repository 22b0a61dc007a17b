import { ExternalTask } from '@latchkey/credentials';
import type { Environment } from '@latchkey/kernel';
import { defineEntity, p } from '@mikro-orm/core';

export const ExternalTaskSchema = defineEntity({
  class: ExternalTask,
  tableName: 'external_task',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    changeId: p.uuid(),
    storeId: p.uuid(),
    operation: p.string().$type<ExternalTask['operation']>(),
    userName: p.text(),
    mustChange: p.boolean(),
    tokenDigest: p.blob(),
    sealedPassword: p.text().nullable(),
    state: p.string().$type<ExternalTask['state']>(),
    fence: p.integer(),
    executor: p.text().nullable(),
    claimId: p.text().nullable(),
    leaseUntil: p.datetime().nullable(),
    reason: p.text().nullable(),
    createdAt: p.datetime(),
    deadline: p.datetime(),
    concludedAt: p.datetime().nullable(),
    contradictedAt: p.datetime().nullable(),
  },
});
