import { actionSettings, mostActions } from '@latchkey/sign-in';
import { z } from 'zod';

const actions = [
  {
    ...{ type: 'reset-password', attribute: 'resetPassword', attributeSource: 'subject' },
    ...{ credentialManager: '0195d1a2-7c3e-7b1a-9f00-6f2a1c0d4e5f', accountManager: 'users' },
    ...{ allowSkip: false, askCurrentPassword: true, regularExpression: null },
  } as const,
];

export const signInPlanBody = z
  .strictObject({ actions: z.array(actionSettings).max(mostActions) })
  .meta({ id: 'SignInPlanChange', examples: [{ actions: [...actions] }] });

export const signInPlanAnswer = z
  .object({ actions: z.array(actionSettings), version: z.int() })
  .meta({ id: 'SignInPlan', examples: [{ actions: [...actions], version: 2 }] });
