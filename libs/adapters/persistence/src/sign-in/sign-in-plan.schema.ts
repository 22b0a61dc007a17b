import type { Environment } from '@latchkey/kernel';
import { SignInPlan } from '@latchkey/sign-in';
import { defineEntity, p } from '@mikro-orm/core';

export const SignInPlanSchema = defineEntity({
  class: SignInPlan,
  tableName: 'sign_in_plan',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    applicationId: p.uuid().primary(),
    actions: p.json().$type<SignInPlan['actions']>(),
    version: p.integer().version(),
  },
});
