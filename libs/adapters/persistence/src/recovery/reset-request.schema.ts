import type { Environment } from '@latchkey/kernel';
import { ResetRequest } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const ResetRequestSchema = defineEntity({
  class: ResetRequest,
  tableName: 'reset_request',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    processId: p.uuid(),
    processVersion: p.integer(),
    applicationId: p.uuid(),
    storeId: p.uuid(),
    userId: p.uuid().nullable(),
    accountKey: p.blob(),
    kind: p.string().$type<ResetRequest['kind']>(),
    action: p.string().$type<ResetRequest['action']>(),
    status: p.string().$type<ResetRequest['status']>(),
    owed: p.array().columnType('uuid[]'),
    optional: p.array().columnType('uuid[]'),
    wanted: p.integer(),
    flowDigest: p.blob(),
    locale: p.text(),
    requestExpiry: p.integer(),
    startedAt: p.datetime(),
    lastMailAt: p.datetime(),
    mails: p.integer(),
    linkUntil: p.datetime(),
    setPasswordUntil: p.datetime().nullable(),
    absoluteUntil: p.datetime().nullable(),
    passwordTries: p.integer(),
    changeId: p.uuid().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
