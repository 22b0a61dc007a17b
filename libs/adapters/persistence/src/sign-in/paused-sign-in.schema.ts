import type { Environment } from '@latchkey/kernel';
import { PausedSignIn, type AttributeValue } from '@latchkey/sign-in';
import { defineEntity, p } from '@mikro-orm/core';

export const PausedSignInSchema = defineEntity({
  class: PausedSignIn,
  tableName: 'paused_sign_in',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    userId: p.uuid(),
    digest: p.blob(),
    userAgent: p.text().nullable(),
    wantsTokens: p.boolean(),
    actions: p.json().$type<PausedSignIn['actions']>(),
    position: p.integer(),
    contextAttributes: p.json().$type<Readonly<Record<string, AttributeValue>>>(),
    actionAttributes: p.json().$type<Readonly<Record<string, AttributeValue>>>(),
    changeId: p.uuid().nullable(),
    updates: p.integer(),
    pausedAt: p.datetime(),
    deadline: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
