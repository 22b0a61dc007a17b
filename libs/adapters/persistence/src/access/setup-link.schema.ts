import { SetupLink } from '@latchkey/access';
import { defineEntity, p } from '@mikro-orm/core';

export const SetupLinkSchema = defineEntity({
  class: SetupLink,
  tableName: 'setup_link',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    staffId: p.uuid().nullable(),
    digest: p.blob(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});
