import type { Environment } from '@latchkey/kernel';
import { VerificationTemplate } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const VerificationTemplateSchema = defineEntity({
  class: VerificationTemplate,
  tableName: 'verification_template',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    nameKey: p.text(),
    method: p.string().$type<VerificationTemplate['method']>(),
    parameters: p.json<VerificationTemplate['parameters']>(),
    version: p.integer().version(),
  },
});
