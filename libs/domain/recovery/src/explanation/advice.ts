/** What the person can do next. An id never changes its meaning. */
const adviceWords = {
  'check-name': 'Start again with a user name or an address that exists.',
  'enter-proof': 'Use the newest mail, or ask for another one.',
  'use-link': 'Use the link of the newest mail: codes do not work for the time being.',
  'choose-password':
    'Choose a new password, or another ending that is offered, within the time that is left.',
  'choose-another-password': 'Choose another password within the time that is left.',
  'try-again': 'Try again with the same proof within the time that is left.',
  wait: 'Wait: the store, or an external system, has not answered yet.',
  'sign-in': 'Sign in with the new password.',
  'sign-in-as-before': 'Sign in with the password that the account had before.',
  'try-both': 'Sign in with the new password; if that does not work, start again.',
  'sign-in-or-report': 'Sign in with the password of the other recovery; report it if that was not you.',
  'start-again': 'Start again.',
  'ask-administrator': 'Ask an administrator: something must be allowed or repaired before it works.',
} as const;

export type AdviceId = keyof typeof adviceWords;

/** Words of the product in plain English, under an id that never changes its meaning. */
export interface Message {
  readonly id: string;
  readonly words: string;
}

/** Everything that can be advised, for the reference of message ids. */
export function everyAdvice(): Message[] {
  return Object.keys(adviceWords).map((id) => adviceOf(id as AdviceId));
}

export function adviceOf(id: AdviceId): Message {
  return { id: `next.${id}`, words: adviceWords[id] };
}
