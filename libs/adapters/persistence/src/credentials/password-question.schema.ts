import type { Environment } from '@latchkey/kernel';
import { PasswordQuestion, type SignInAnswer } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const PasswordQuestionSchema = defineEntity({
  class: PasswordQuestion,
  tableName: 'password_question',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    storeId: p.uuid(),
    userId: p.uuid().nullable(),
    userName: p.text(),
    sealedPassword: p.text().nullable(),
    answer: p.string().$type<SignInAnswer>().nullable(),
    askedAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
  },
});
