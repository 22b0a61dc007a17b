import { ProvisioningToken } from '@latchkey/identity';
import type { Environment } from '@latchkey/kernel';
import { defineEntity, p } from '@mikro-orm/core';

export const ProvisioningTokenSchema = defineEntity({
  class: ProvisioningToken,
  tableName: 'provisioning_token',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    label: p.text(),
    storeId: p.uuid(),
    digest: p.blob(),
    createdAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
