import type { Environment } from '@latchkey/kernel';
import { Question } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const QuestionSchema = defineEntity({
  class: Question,
  tableName: 'question',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    texts: p.json<Question['texts']>(),
    defaultLanguage: p.text(),
    status: p.string().$type<Question['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
