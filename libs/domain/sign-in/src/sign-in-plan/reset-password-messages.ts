import { InvalidInput, type FieldFault } from '@latchkey/kernel';

/** Under it stand the words that pages have for what an action refuses (AA-10 to AA-13). */
export const resetPasswordPrefix = 'authentication-action.reset-password';

const faults = {
  'validation.error.password.required': ['/password', 'Choose a new password.'],
  'validation.error.password.mismatch': [
    '/password2',
    'The two passwords are not the same. Type them again.',
  ],
  'validation.error.password.weak': ['/password', 'This password is too weak here. Choose another.'],
  'validation.error.incorrect.credentials': ['/currentPassword', 'The current password is not right.'],
} as const;
export type ResetPasswordFault = keyof typeof faults;

/** A fault of what the person typed; its code is the key of its words. */
export function resetPasswordFault(key: ResetPasswordFault): FieldFault {
  const [pointer, detail] = faults[key];
  return { pointer, code: `${resetPasswordPrefix}.${key}`, detail };
}

export function refusedEntry(key: ResetPasswordFault): InvalidInput {
  return new InvalidInput([resetPasswordFault(key)]);
}
