import { ownChangeResults } from '@latchkey/sign-in';
import { z } from 'zod';

const typed = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= 8192)
  .meta({ format: 'password', writeOnly: true });

export const changePasswordBody = z.strictObject({ currentPassword: typed, newPassword: typed }).meta({
  id: 'ChangeOwnPassword',
  examples: [{ currentPassword: 'engines weave algebra', newPassword: 'seven green kettles sing' }],
});

export const ownChangeAnswer = z
  .object({ result: z.enum(ownChangeResults) })
  .meta({ id: 'OwnChangeResult', examples: [{ result: 'PASSWORD_CHANGED' }] });
