import type { Environment } from '@latchkey/kernel';
import { StepSession } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const StepSessionSchema = defineEntity({
  class: StepSession,
  tableName: 'step_session',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    digest: p.blob(),
    locale: p.text(),
    openedAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});
