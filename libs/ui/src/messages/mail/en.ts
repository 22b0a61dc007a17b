/** Mails to people. */
export const en = {
  'mail.hello-name': 'Hello {name},',
  'mail.hello': 'Hello,',
  'mail.reset-subject': '{application}: reset your password',
  'mail.reset-intro': 'Somebody asked to reset the password of your account at {tenant}.',
  'mail.reset-open': 'Was it you? Then open this link:',
  'mail.reset-button': 'Choose a new password',
  'mail.reset-copy': 'If the button does not work, copy this address into your browser:',
  'mail.reset-link-expiry': 'The link works until {time}.',
  'mail.reset-code': 'Or type this code on the page where you asked for the reset:',
  'mail.reset-code-only': 'Was it you? Then type this code on the page where you asked for the reset:',
  'mail.reset-code-expiry': 'The code works until {time}.',
  'mail.reset-not-you':
    'Was it not you? Then do nothing: your password stays as it is. Never tell the code to anybody, not even to the help desk.',
  'mail.staff-reset-intro':
    '{tenant} sends you a link with which you choose a new password for {application}.',
  'mail.staff-reset-open': 'Open this link to choose it:',
  'mail.changed-subject': '{application}: your password was changed',
  'mail.changed-intro':
    'The password of your account at {tenant} was changed. For your safety you were signed out on all devices.',
  'mail.changed-not-you': 'Was it not you? Then reset your password at once and tell us.',
  'mail.new-password-subject': '{application}: your new password',
  'mail.new-password-intro': 'This is the new password of your account at {tenant}:',
  'mail.new-password-keep': 'Keep it in a safe place, then delete this mail.',
  'mail.methods-subject': '{application}: how you can prove who you are has changed',
  'mail.method-added-intro':
    'A new way to prove who you are was added to your account at {tenant}. It can be used for recovery after a while.',
  'mail.method-removed-intro': 'A way to prove who you are was removed from your account at {tenant}.',
  'mail.enrol-subject': '{application}: set up a way back in',
  'mail.enrol-intro':
    '{tenant} invites you to set up a way to prove who you are. With it you get back into {application} if you forget your password.',
  'mail.enrol-open': 'Open this link to set it up:',
  'mail.enrol-button': 'Set it up',
  'mail.enrol-not-you': 'You did not expect this? Then do not open the link, do not pass it on, and tell us.',
  'mail.reminder-subject': '{application}: be ready for a forgotten password',
  'mail.reminder-intro':
    'If you forgot your password now, you could not get back into {application}. Your account at {tenant} lacks a way to prove who you are.',
  'mail.reminder-do': 'Sign in to {application} as always, and set one up.',
  'mail.reminder-button': 'Sign in',
  'mail.unlocked-subject': '{application}: your account was unlocked',
  'mail.unlocked-intro': 'Your account at {tenant} was unlocked. Its password is what it was.',
  'mail.failed-subject': '{application}: your request was not carried out',
  'mail.failed-intro':
    'You asked for a way back into your account at {tenant}. The system that keeps your password did not carry it out, so nothing was changed. Start again, or ask for help.',
  'mail.unanswered-subject': '{application}: your request was not answered in time',
  'mail.unanswered-intro':
    'You asked for a way back into your account at {tenant}. The system that keeps your password did not answer in time. Sign in with the password that you know; if it does not work, start again or ask for help.',
  'mail.help': 'Help: {contact}',
  'mail.footer': '{tenant} sent you this mail because of your account for {application}.',
} as const;

export type MailCatalogue = Readonly<Record<keyof typeof en, string>>;
