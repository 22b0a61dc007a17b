import type { Environment } from '@latchkey/kernel';
import { EnrolmentVerdict } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const EnrolmentVerdictSchema = defineEntity({
  class: EnrolmentVerdict,
  tableName: 'enrolment_verdict',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    userId: p.uuid().primary(),
    verificationId: p.uuid().primary(),
    id: p.uuid(),
    enrolled: p.boolean(),
    answeredAt: p.datetime().nullable(),
    askedAt: p.datetime(),
  },
});
