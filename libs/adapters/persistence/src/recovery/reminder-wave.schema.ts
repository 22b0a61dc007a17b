import type { Environment } from '@latchkey/kernel';
import { ReminderWave } from '@latchkey/recovery';
import { defineEntity, p } from '@mikro-orm/core';

export const ReminderWaveSchema = defineEntity({
  class: ReminderWave,
  tableName: 'reminder_wave',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    demanded: p.boolean(),
    createdAt: p.datetime(),
    startedAt: p.datetime().nullable(),
    progressedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    reminded: p.integer(),
  },
});
