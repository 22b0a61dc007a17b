import type { Environment } from '@latchkey/kernel';
import { EnrolmentLink } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const EnrolmentLinkSchema = defineEntity({
  class: EnrolmentLink,
  tableName: 'enrolment_link',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    userId: p.uuid().primary(),
    id: p.uuid(),
    applicationId: p.uuid(),
    digest: p.blob(),
    destinationDigest: p.blob(),
    issuedAt: p.datetime(),
    expiresAt: p.datetime(),
    redeemedAt: p.datetime().nullable(),
    voidedAt: p.datetime().nullable(),
    sessionDigest: p.blob().nullable(),
    sessionUntil: p.datetime().nullable(),
  },
});
