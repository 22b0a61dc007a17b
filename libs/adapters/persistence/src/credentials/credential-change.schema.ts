import type { Environment } from '@latchkey/kernel';
import { CredentialChange } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const CredentialChangeSchema = defineEntity({
  class: CredentialChange,
  tableName: 'credential_change',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    requestId: p.uuid(),
    applicationId: p.uuid(),
    storeId: p.uuid(),
    userId: p.uuid(),
    operation: p.string().$type<CredentialChange['operation']>(),
    state: p.string().$type<CredentialChange['state']>(),
    fence: p.bigint('number'),
    sealedPassword: p.text().nullable(),
    storeMakesPassword: p.boolean(),
    mustChange: p.boolean(),
    generation: p.json().$type<CredentialChange['generation']>().nullable(),
    sealedForPage: p.text().nullable(),
    sealedForMail: p.text().nullable(),
    ticket: p.text().nullable(),
    reason: p.text().nullable(),
    createdAt: p.datetime(),
    deadline: p.datetime(),
    concludedAt: p.datetime().nullable(),
  },
});
