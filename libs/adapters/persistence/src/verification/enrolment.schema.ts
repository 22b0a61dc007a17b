import type { Environment } from '@latchkey/kernel';
import { Enrolment } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const EnrolmentSchema = defineEntity({
  class: Enrolment,
  tableName: 'enrolment',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    userId: p.uuid(),
    verificationId: p.uuid(),
    method: p.string().$type<Enrolment['method']>(),
    label: p.text(),
    mark: p.text(),
    status: p.string().$type<Enrolment['status']>(),
    sealedHolding: p.blob().nullable(),
    privileged: p.boolean(),
    lent: p.boolean(),
    begunAt: p.datetime(),
    tries: p.integer(),
    usableFrom: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
    removedAt: p.datetime().nullable(),
  },
});
