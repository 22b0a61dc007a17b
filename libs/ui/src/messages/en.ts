import { en as enrolment } from './enrolment/en.ts';
import { en as mail } from './mail/en.ts';
import { en as signIn } from './sign-in/en.ts';
import { en as staff } from './staff/en.ts';

/** The source catalogue: its keys are the stable ids of every message. Apostrophes are typographic (’),
 *  because a straight one starts a quotation in ICU messages. */
export const en = {
  'common.step': 'Step {current} of {total}',
  'common.error-prefix': 'Error:',
  'common.summary-title': 'There is a problem',
  'common.languages': 'Language',
  'common.help-title': 'Use another way',
  'common.help-start-over': 'Start again with another user name or mail address',
  'common.help-forgot': 'I forgot my password',
  'common.help-sign-in': 'I know my password: sign in',
  'common.help-contact': 'Ask for help: {contact}',
  'common.help-no-contact': 'Ask the help desk of {tenant}',
  'common.try-again': 'Try again',
  'common.start-over': 'Start again',
  'common.send-new': 'Send a new one',
  'common.reference': 'Reference: {reference}',
  'common.show-password': 'Show password',
  'common.hide-password': 'Hide password',
  'common.password-shown': 'Your password is visible',
  'common.password-hidden': 'Your password is hidden',
  'common.stale-form': 'Your page was open too long. Please send it again.',
  'common.not-reached':
    'A part of our system does not answer. Nothing was changed. Please try again in a moment.',

  'identify.title': 'Reset your password',
  'identify.intro': 'We send a mail to the address of your account. With it you get back into {application}.',
  'identify.label': 'User name or mail address',
  'identify.label-user-name': 'User name',
  'identify.label-email': 'Mail address',
  'identify.label-attribute': '{name}',
  'identify.hint': 'The one that you use to sign in',
  'identify.submit': 'Send the mail',
  'identify.error-empty': 'Fill in this field.',
  'identify.error-wrong': 'This cannot be right. Check it and send it again.',
  'identify.error-required': 'Enter your user name or mail address.',
  'identify.error-too-long': 'This is too long. Enter only your user name or mail address.',
  'identify.error-invalid': 'This cannot be a user name or mail address. Check it and send it again.',

  'work.title': 'One moment, please',
  'work.intro':
    'So many requests come in at the moment that we make sure that yours does not come from a program. Nothing has been sent yet.',
  'work.solving': 'Your browser is solving a small puzzle. This page then goes on by itself.',
  'work.wait': 'Please wait {time}, then continue. Where scripts are allowed, this page goes on by itself.',
  'work.submit': 'Continue',
  'work.error-early': 'It is a little too early. Wait {time}, then continue.',

  'sent.title': 'Check your mail',
  'sent.body':
    'If {identifier} matches an account, we have sent a mail with a link and a code to its mail address.',
  'sent.body-code':
    'If {identifier} matches an account, we have sent a mail with a code to its mail address.',
  'sent.choose': 'Open the link in the mail, or type the code here.',
  'sent.choose-code': 'Type the code from the mail here.',
  'sent.expiry': 'The code works until {codeTime}, the link until {linkTime}.',
  'sent.expiry-code': 'The code works until {codeTime}.',
  'sent.code-expired':
    'The code of the last mail expired at {codeTime}. Its link works until {linkTime}. For a new code, ask for a new mail.',
  'sent.code-expired-code':
    'The code of the last mail expired at {codeTime}. For a new code, ask for a new mail.',
  'sent.code-label': 'Code from the mail',
  'sent.code-hint': '{length, plural, other {# digits}}. Spaces and dashes do no harm.',
  'sent.submit': 'Continue',
  'sent.error-code-required': 'Enter the code from the mail.',
  'sent.error-code-format':
    'The code has {length, plural, other {# digits}}. Check the mail and type it again.',
  'sent.error-code-rejected':
    'This code did not work. It may be mistyped, used or too old. Check the newest mail, or ask for a new one.',
  'sent.resend-title': 'No mail yet?',
  'sent.resend-hint':
    'It can take a few minutes. Look in the spam folder too. A new mail replaces the older code; a link that you already have keeps working.',
  'sent.resend-wait': 'So that nobody’s mailbox is flooded, the next mail can be sent at {time}.',
  'sent.resend-submit': 'Send a new mail',
  'sent.resent': 'We sent a new mail at {time}, if there is an account. Use the code of the newest mail.',
  'sent.error-resend-early': 'It is too early for a new mail. Ask again at {time}.',

  'link.title': 'Continue with your reset',
  'link.body': 'You opened the link from our mail. Continue to choose a new password for {application}.',
  'link.not-you': 'You did not ask for this? Then close this page. Nothing has been changed.',
  'link.submit': 'Continue',

  'more.title': 'One more proof',
  'more.body': 'Your mailbox is proved. {application} asks for more before you go on.',
  'more.choose': '{count, plural, one {Choose one of these.} other {Choose # of these.}}',
  'more.submit': 'Use {name}',
  'more.authenticator-label': 'Code from your authenticator app',
  'more.recovery-codes-label': 'One of your recovery codes',
  'more.questions-body': 'Answer what is asked. It makes no difference whether letters are small or capital.',
  'more.code-sent': 'We sent a code to the phone whose number ends in {end}.',
  'more.destination': 'Which phone should the code go to?',
  'more.destination-end': 'The number that ends in {end}',
  'more.code-label': 'Code from the message',
  'more.code-again': 'Send a new code',
  'more.ask-submit': 'Continue',
  'more.passkey-body':
    'Use the passkey that you set up: the device or security key asks for your face, finger or PIN.',
  'more.passkey-submit': 'Use my passkey',
  'more.passkey-unable': 'Your browser cannot use passkeys here. Use another way, or another browser.',
  'more.back': 'Back to the proofs that are asked for',
  'more.not-ready':
    '{name}: you have not set this up, or it is too new to be used. Use another way, or ask for help.',
  'more.error-unable': 'This way cannot be used at the moment. Use another way, or ask for help.',
  'more.error-rejected': 'This did not work. Nothing was changed. Try again, or use another way.',

  'password.title': 'Choose a new password',
  'password.rules-title': 'Your new password',
  'password.rule-min': 'has at least {min, plural, one {# character} other {# characters}}',
  'password.rule-max':
    'has at most {max, plural, one {# character} other {# characters}}; spaces and all signs are welcome',
  'password.rule-common': 'is not one that many people use',
  'password.rule-breached': 'is not known from a data leak',
  'password.rule-context': 'does not contain your name or the name of {tenant}',
  'password.tip': 'Four or five words that do not belong together are easy to remember and hard to guess.',
  'password.label': 'New password',
  'password.until': 'You have until {time} to save it.',
  'password.submit': 'Save the new password',
  'password.error-required': 'Enter a new password.',
  'password.error-too-short':
    'This password is too short to be safe. Use at least {min, plural, one {# character} other {# characters}}: add one or two more words.',
  'password.error-too-long':
    'This password is too long. Use at most {max, plural, one {# character} other {# characters}}.',
  'password.error-common':
    'Many people use this password, so it is one of the first that attackers try. Choose another one.',
  'password.error-breached':
    'This password is known from a data leak, so attackers try it. Choose one that you use nowhere else.',
  'password.error-context':
    'This password contains your name or the name of {tenant}, which is easy to guess. Choose other words.',
  'password.error-store':
    'The system that keeps your password did not accept this one. Choose a different password.',
  'password.error-store-down':
    'The system that keeps your password does not answer. Nothing was changed. Enter the password again in a moment.',
  'ending.until': 'You have until {time} to decide.',
  'generate.title': 'Get a new password',
  'generate.body': 'We make a new, safe password for {application}.',
  'generate.shown': 'It is shown to you once, on the next page.',
  'generate.mailed': 'We send it to you by mail.',
  'generate.submit': 'Make a new password',
  'generated.label': 'Your new password',
  'generated.once':
    'It is shown only this once. Write it down, or save it in your password manager, before you close this page.',
  'generated.gone':
    'The new password was shown already and cannot be shown again. If you did not keep it, start again.',
  'generated.mailed': 'The new password is on its way to you by mail.',
  'request.title': 'Ask for a new password',
  'request.body':
    'The system that keeps your password makes a new one for {application} and sends it to you by mail. You type none here, and we never see it.',
  'request.submit': 'Ask for it now',
  'request.arrives':
    'Your new password comes to you by mail, from the system that keeps it. We do not know it.',
  'unlock.title': 'Unlock your account',
  'unlock.body': 'Your password stays as it is. Choose this if you know it and your account is locked.',
  'unlock.submit': 'Unlock the account',
  'unlock.error-refused': 'This account cannot be unlocked from here. Ask for help.',
  'unlock.error-store-down':
    'The system that keeps your account does not answer. Nothing was changed. Try again in a moment.',
  'generate.error-failed':
    'No new password could be made just now. Nothing was changed. Try again in a moment.',

  'done.title': 'Your password is changed',
  'done.body': 'From now on, sign in to {application} with the new password.',
  'done.devices':
    'For your safety you were signed out on all devices. We also send you a mail about the change.',
  'done.sign-in': 'Go to sign-in',
  'unlocked.title': 'Your account is unlocked',
  'unlocked.body':
    'Sign in to {application} with the password that you had. We also send you a mail about it.',
  'submitted.title': 'Your request was passed on',
  'submitted.body':
    'Another system carries it out, which can take a while. Nothing is changed yet. You get a mail when it is done.',

  'status.waiting-title': 'Your new password is being saved',
  'status.waiting-body':
    'This takes longer than usual. Please wait and do not send it again. This page looks again every 15 seconds.',
  'status.unknown-title': 'We do not know yet whether your password was changed',
  'status.unknown-body':
    'The system that keeps your password did not confirm the change. Try to sign in with the new password first, then with the old one. This page looks again every 15 seconds.',
  'status.check': 'Look again now',

  'ended.title': 'This request has ended',
  'ended.body':
    'It is finished, it ran out of time, or it goes on in another window or on another device. If you opened the link elsewhere, continue there.',
  'ended.unchanged': 'This page has changed nothing.',
  'failed.title': 'Your password was not changed',
  'failed.body':
    'The system that keeps your password did not make the change, so your password is as it was. Start again, or ask for help.',
  'link-rejected.title': 'This link does not work any more',
  'link-rejected.body':
    'It was used already, it is too old, or it was not copied completely. Opening it has changed nothing.',
  'unavailable.title': 'This does not work at the moment',
  'not-found.title': 'This page does not exist',
  'not-found.body': 'Check the address, or start again. Nothing was changed.',
  'unknown-host.title': 'There is nothing at this address',
  'unknown-host.body': 'Check the address in your browser. Nothing was changed.',
  'too-many.title': 'Too many tries',
  'too-many.body':
    'To protect all accounts we ask you to wait. You can try again at {time}. Nothing was changed.',
  'too-large.title': 'What you sent is too long',
  'too-large.body': 'It was not read and nothing was changed. Go back and send less.',
  'broken.title': 'Something went wrong on our side',
  'broken.body':
    'We have noted it. If you were saving a new password, try to sign in with it first. Otherwise start again.',

  'sign-in.title': 'Sign in',
  'sign-in.intro': 'Sign in to {application}.',
  'sign-in.password': 'Password',
  'sign-in.submit': 'Sign in',
  'sign-in.signed-out': 'You are signed out.',
  'sign-in.error-password': 'Enter your password.',
  'sign-in.error-refused': 'The user name and the password do not belong together. Check both and try again.',
  'account.title': 'You are signed in',
  'account.body': 'You are signed in to {application} as {name}.',
  'account.until': 'You stay signed in until {time}, if you do not sign out before.',
  'account.sign-out': 'Sign out',

  // Every sign of these is of the alphabet of GSM wherever the language can do without others.
  'sms.recovery-code':
    '{code} is your code to recover your account for {application}. Never tell it to anybody.',
  'sms.telephone-code':
    '{code} is your code to add this telephone to your account for {application}. Never tell it to anybody.',
  'sms.trial': '{tenant} tries its SMS service with this message. You need not do anything.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
} as const;

export type MessageId = keyof typeof en;
export type Catalogue = Readonly<Record<MessageId, string>>;
