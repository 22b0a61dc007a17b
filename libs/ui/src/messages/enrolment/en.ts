/** The pages on which people set up what they prove by; the source of these words, as `../en.ts` is of the others. */
export const en = {
  'sign-in.ended': 'Your time here is over. Sign in again, or ask for a new link.',

  'methods.title': 'Your ways to prove who you are',
  'methods.body':
    'With these you get back into {application} if you forget your password. Set up two or more, so that one is left when another is lost.',
  'methods.none': 'There is nothing to set up here. If you cannot get in one day, ask for help.',
  'methods.by-link':
    'You came by a mailed link. What you do here is for the account of {name}, until {time}.',
  'methods.not-started': 'Not set up yet.',
  'methods.begun': 'Begun, but not finished. Set it up again from the start.',
  'methods.usable': 'Ready to use.',
  'methods.quarantined': 'Can be used from {time}. Until then it proves nothing.',
  'methods.phone': '{name}: number that ends in {end}',
  'methods.last-used': 'Last used: {time}.',
  'methods.never-used': 'Never used so far.',
  'methods.set-up': 'Set up: {name}',
  'methods.add': 'Add another: {name}',
  'methods.remove': 'Remove',
  'methods.back': 'Back to your ways to prove who you are',
  'methods.account': 'Back to your account',
  'methods.added': '{name} is set up. It can be used from {time}; until then it proves nothing.',
  'methods.removed': 'It is removed and proves nothing any more. We also send you a mail about it.',
  'methods.error-not-offered':
    'This is not offered here, or you do not have it any more. Choose from the list.',

  'enrol.about-authenticator':
    'An app on your telephone shows a new code again and again. With such a code you prove who you are. If you lose the telephone, the codes are lost with it.',
  'enrol.about-recovery-codes':
    'You get a list of codes to keep in a safe place. Each of them works once. Whoever has the list can use it in your place.',
  'enrol.about-passkey':
    'A key is kept by your device or security key, and is used by your face, finger or PIN. It cannot be guessed, and no forged page can take it from you.',
  'enrol.about-sms':
    'When you need it, we send a code to your telephone. If your number changes, add the new one here before you give up the old one.',
  'enrol.about-questions':
    'You choose questions and answer them. Answers only add to another proof: others may find them out.',
  'enrol.quarantine':
    'For your safety it can be used only some time after it was set up. We also send you a mail about it.',
  'enrol.password-hint':
    'The one that you sign in with. A session that is left open must not be enough to change this.',
  'enrol.submit': 'Set up',
  'enrol.send-code': 'Send a code',
  'enrol.phone-label': 'Telephone number',
  'enrol.phone-hint': 'With plus and country code, for example {example}. We send a code to it at once.',
  'enrol.questions-body':
    'Choose {count} different questions and answer each of them. An answer has at least {min} characters; whether letters are small or capital makes no difference.',
  'enrol.question-label': 'Question {number}',
  'enrol.question-none': 'Choose a question',
  'enrol.answer-label': 'Answer to question {number}',
  'enrol.app-scan': 'Open your authenticator app and scan this picture.',
  'enrol.app-picture': 'Picture for the authenticator app: it holds the key that stands below',
  'enrol.app-open': 'Open the app on this device',
  'enrol.app-key': 'Or type this key into the app:',
  'enrol.codes-body':
    'These codes are shown only this once. Print them, write them down or save them in your password manager. Each of them works once.',
  'enrol.codes-kept': 'I have kept them',
  'enrol.another-number': 'No message? Check the number or ask for a new code',
  'enrol.begin-again': 'Begin again',
  'enrol.passkey-body':
    'Your device or security key asks for your face, finger or PIN, and then makes a key that is yours alone.',
  'enrol.passkey-submit': 'Make my passkey',
  'enrol.passkey-script':
    'A passkey needs JavaScript, which is switched off in this browser. Go back and use another way.',
  'enrol.error-password': 'This password is not right. Enter the one that you sign in with.',
  'enrol.error-phone-country': 'Begin with a plus and the country code of your telephone number.',
  'enrol.error-phone-format': 'This is not one telephone number. Check its digits.',
  'enrol.error-phone-closed':
    'No message can be sent to a number of this country or kind. Use a mobile number of your own.',
  'enrol.error-held-back': 'No more messages go to this number for now. You can ask again at {time}.',
  'enrol.error-had-already': 'You have this already. Remove it first if you want to set it up again.',
  'enrol.error-too-many':
    'You have as many of these as one person may have. Remove one that you do not use any more.',
  'enrol.error-code-required': 'Enter the code.',
  'enrol.error-code':
    'This code did not work. Type the one that is shown or sent now. After five wrong codes you have to begin again.',
  'enrol.error-questions-changed': 'One of the questions cannot be chosen any more. Choose again.',
  'enrol.error-question-missing': 'Choose a question.',
  'enrol.error-question-twice': 'You have chosen this question already. Choose another one.',
  'enrol.error-answer-short': 'This answer is too short. It needs at least {min} characters.',
  'enrol.error-answer-long': 'This answer is too long.',
  'enrol.error-answer-repeated': 'You have given this answer already. Answer each question differently.',
  'enrol.error-answer-own-name': 'Others know your name and address. Give another answer.',
  'enrol.error-answer-in-question': 'The question itself says this. Give another answer.',
  'enrol.error-answer-common': 'Many people give this answer. Give a less common one.',

  'removal.title': 'Remove this?',
  'removal.body': '{name} will prove nothing any more, and what we keep of it is destroyed.',
  'removal.last':
    'It is your last one. Without it you may not get back into {application} if you forget your password. It is better to set up another one first.',

  'enrol-link.title': 'Set up a way back in',
  'enrol-link.body':
    'You opened the link from our mail. Continue to set up a way to prove who you are for {application}.',
  'enrol-link.once': 'The link works once. After that you have half an hour.',

  'enrol-link-rejected.title': 'This link does not work any more',
  'enrol-link-rejected.body':
    'It was used already, it is too old, a newer one was sent, or it was not copied completely. Nothing was changed. Ask whoever sent it for a new one.',
  'enrol-link-rejected.sign-in':
    'If you know your password you need no link: sign in and set it up from your account.',
} as const;

export type EnrolmentCatalogue = Readonly<Record<keyof typeof en, string>>;
