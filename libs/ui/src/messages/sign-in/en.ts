/** Words of what is asked of people before they are signed in; those of an action under the keys of the API. */
export const en = {
  'choose.intro': 'Before you are signed in to {application}, choose a new password.',
  'choose.current': 'Current password',
  'choose.skip': 'Not now',
  'choose.later':
    'We do not know yet whether your new password is saved. Wait a few minutes, then sign in with it.',
  'authentication-action.reset-password.validation.error.password.required': 'Enter a new password.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'The two passwords are not the same. Enter them again.',
  'authentication-action.reset-password.validation.error.password.weak':
    'This password does not fit what {tenant} asks for. Choose a different one.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'The current password is not right.',
} as const;
