/** Words of what is asked of people before they are signed in; those of an action under the keys of the API. */
export const en = {
  'choose.intro': 'Before you are signed in to {application}, choose a new password.',
  'choose.current': 'Current password',
  'choose.skip': 'Not now',
  'choose.later':
    'We do not know yet whether your new password is saved. Wait a few minutes, then sign in with it.',
  'change.title': 'Change your password',
  'change.intro': 'Type the password that you have now, and the one that you want from now on.',
  'change.done': 'Your password is changed. You stay signed in here; everywhere else you were signed out.',
  'change.not-offered':
    'Your password cannot be changed here. If you have forgotten it you can recover your account; otherwise ask for help.',
  'change.unlock-unknown':
    'We do not know yet whether your account is unlocked. Wait a few minutes, then look again.',
  'authentication-action.reset-password.validation.error.password.required': 'Enter a new password.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'The two passwords are not the same. Enter them again.',
  'authentication-action.reset-password.validation.error.password.weak':
    'This password does not fit what {tenant} asks for. Choose a different one.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'The current password is not right.',
} as const;
