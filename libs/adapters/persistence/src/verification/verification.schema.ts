import type { Environment } from '@latchkey/kernel';
import { Verification } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const VerificationSchema = defineEntity({
  class: Verification,
  tableName: 'verification',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    nameKey: p.text(),
    type: p.string().$type<Verification['type']>(),
    templateId: p.uuid().nullable(),
    status: p.string().$type<Verification['status']>(),
    parameters: p.json<Verification['parameters']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
