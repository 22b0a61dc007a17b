import type { Environment } from '@latchkey/kernel';
import { IdentityConfirmation } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const IdentityConfirmationSchema = defineEntity({
  class: IdentityConfirmation,
  tableName: 'identity_confirmation',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    userId: p.uuid(),
    agentId: p.uuid(),
    verificationId: p.uuid(),
    verificationName: p.text(),
    ticket: p.text().nullable(),
    onRecord: p.boolean(),
    state: p.string().$type<IdentityConfirmation['state']>(),
    openedAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
