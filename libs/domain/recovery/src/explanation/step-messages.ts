import { noAnswerReasons } from '@latchkey/extensions';
import type { AdviceId, Message } from './advice.ts';
import type { HistoryEntry } from './reset-history.ts';

/** What is told of a step, and what follows from it for the person. */
export interface ToldStep {
  readonly message: Message;
  readonly advice: AdviceId | null;
}

type Line = readonly [words: string, advice?: AdviceId];
type Table = Readonly<Record<string, Line>>;

const unknownReason: Line = ['the reason has no words yet. The line of the log has it.'];

const proofRefusals: Table = {
  'wrong-code': ['it was not the code of the newest mail.', 'enter-proof'],
  'code-used': ['the code had been used already.', 'enter-proof'],
  'no-account': ['nobody has the name that was typed, or it may not be recovered here.', 'check-name'],
  over: ['the time of this recovery was over.', 'start-again'],
  'destination-changed': ['the address on file had changed since the mail went out.', 'start-again'],
  'tenant-suspended': ['recovery is suspended for the organisation.', 'ask-administrator'],
  'application-disabled': ['the application is disabled.', 'ask-administrator'],
  'process-inactive': ['the process of this recovery was deactivated.', 'ask-administrator'],
  'verification-inactive': ['the kind of proof was deactivated.', 'ask-administrator'],
  'store-inactive': ['the store of the password may not be used.', 'ask-administrator'],
  'account-missing': ['the account was deleted.', 'ask-administrator'],
  'account-disabled': ['the account is disabled, or its password moved elsewhere.', 'ask-administrator'],
  'account-outside-audience': ['the process does not apply to the account.', 'ask-administrator'],
  'account-privileged': [
    'the account is privileged, and the process does not ask for enough to recover it.',
    'ask-administrator',
  ],
  'out-of-order': ['the mail has to prove before anything else does.', 'enter-proof'],
  'not-asked': ['this proof is not asked for, or was given already.', 'enter-proof'],
  'wrong-answer': ['what was answered is not what is on record.', 'try-again'],
  'not-on-record': ['nothing is on record that could be asked for.', 'ask-administrator'],
  'not-enrolled': ['the person has not enrolled in this kind of proof.', 'enter-proof'],
  quarantined: ['the person enrolled in it too recently for it to prove anything.', 'try-again'],
  paused: ['too many tries at this kind of proof failed.', 'ask-administrator'],
  'mock-failure': ['it was the mock that always fails.', 'enter-proof'],
  'already-changing': ['the store had been asked already.', 'wait'],
  'already-pending_with_external_system': ['an external system had it already.', 'wait'],
  'already-success': ['the recovery had succeeded already.', 'sign-in'],
  'already-failure': ['the recovery had failed already.', 'start-again'],
  'already-expired': ['the time of this recovery was over.', 'start-again'],
  'already-maximum_attempts': ['the time of this recovery was over.', 'start-again'],
  'already-cancelled': ['another recovery of the account had succeeded.', 'sign-in-or-report'],
  'already-outcome_unknown': ['what became of the new password was not known.', 'try-both'],
};

const storeRefusals: Table = {
  policy: ['the store does not accept this password.', 'choose-another-password'],
  history: ['the password was used before.', 'choose-another-password'],
  'too-young': ['the password was changed too recently.', 'try-again'],
  'account-missing': ['the store does not know the account.', 'ask-administrator'],
  'account-protected': ['the store protects the account from being changed.', 'ask-administrator'],
  'store-unavailable': ['the store could not be reached. Nothing was changed.', 'try-again'],
  'too-late': ['it could not be handed over in time. Nothing was changed.', 'try-again'],
  superseded: ['another password was set meanwhile.', 'sign-in-or-report'],
  'outcome-unknown': ['the store did not say what became of it.', 'try-both'],
  'wrong-password': ['the store does not know the old password as theirs.', 'try-again'],
  'not-supported': ['the store cannot do this.', 'ask-administrator'],
  'external-system': ['the external system refused it.', 'ask-administrator'],
  'external-system-silent': ['the external system did not answer in time.', 'start-again'],
  'settled-not-done': ['staff found out that the store does not have it.', 'start-again'],
  ...generatorShortfalls(),
};

const pauses: Table = {
  failures_of_a_day: ['too many codes were wrong within a day.', 'use-link'],
  failures_of_process: ['more codes were wrong than the process allows.', 'use-link'],
  failures_in_a_row: ['too many codes in a row were wrong.', 'use-link'],
};

const expiries: Table = {
  'too-late': ['nobody went on.'],
  'maximum-attempts': ['its codes were used up by wrong tries, and nobody used the link.'],
};

/** What is told of an extension that was asked after a reset: by why it did nothing. */
const shortfalls: Table = Object.fromEntries(
  [...noAnswerReasons, 'not-done'].map((reason) => [reason, [shortfallWords(reason)] as const]),
);

/** A request that is nobody's: the log writes it like any other, the request itself tells it apart. */
export const requestedByNobody = 'recovery.reset.requested-by-nobody';

/** Events that say everything by their name. */
const plain: Readonly<Record<string, readonly [id: string, words: string]>> = {
  'recovery.session.opened': ['opened', 'Somebody opened the page of recovery.'],
  'recovery.reset.requested': ['requested', 'Somebody asked for a new password.'],
  [requestedByNobody]: [
    'requested-no-account',
    'Somebody asked with a name that nobody has, or that may not be recovered here. No mail went out.',
  ],
  'recovery.decoy.probed': ['decoy-probed', 'Somebody tried a name that was planted to be tried.'],
  'recovery.reset.code-resent': ['mail-repeated', 'Another mail was asked for.'],
  'recovery.reset.proof-accepted': ['proof-accepted', 'A proof was accepted.'],
  'recovery.reset.password-chosen': ['password-chosen', 'A new password was chosen.'],
  'recovery.reset.notice-withheld': [
    'notice-withheld',
    'The application asked that its owner be told of the new password by itself alone.',
  ],
  'recovery.reset.generation-chosen': ['generation-chosen', 'A new password was asked to be made.'],
  'recovery.reset.request-chosen': [
    'request-chosen',
    'The system that keeps the password was asked to make a new one.',
  ],
  'recovery.reset.unlock-chosen': ['unlock-chosen', 'The account was asked to be unlocked.'],
  'recovery.reset.submitted': ['submitted', 'An external system has taken it and answers later.'],
  'recovery.reset.succeeded': ['succeeded', 'The new password was set.'],
  'recovery.reset.unlocked': ['unlocked', 'The account was unlocked. Its password is what it was.'],
  'recovery.reset.cancelled': ['cancelled', 'It ended because another recovery of the account succeeded.'],
  'recovery.post-reset.done': ['post-reset-done', 'What the organisation wants done after a reset was done.'],
  'recovery.lockout.ended': ['pause-ended', 'Somebody of the staff ended the pause of codes.'],
};

/** Events that have a reason: what precedes it, and the words of each. */
const reasoned: Readonly<Record<string, readonly [id: string, words: string, reasons: Table]>> = {
  'recovery.reset.proof-refused': ['proof-refused', 'A proof was refused:', proofRefusals],
  'recovery.reset.failed': ['not-set', 'What the store was asked for was not done:', storeRefusals],
  'recovery.reset.expired': ['expired', 'It was not finished in time:', expiries],
  'recovery.post-reset.failed': [
    'post-reset-failed',
    'What the organisation wants done after a reset was not done:',
    shortfalls,
  ],
  'recovery.lockout.began': ['paused', 'Codes were paused for the account:', pauses],
};

/** Everything that a step can be told as, for the reference of message ids. */
export function everyStepMessage(): Message[] {
  const named = Object.values(plain).map(([id, words]) => ({ id, words }));
  const byReason = Object.entries(reasoned).flatMap(([event, [, , reasons]]) =>
    [...Object.keys(reasons), null].map((reference) => told({ event, reference }).message),
  );
  return [...named, ...byReason, unknownEvent.message];
}

/** What makes passwords gave none: by why. */
function generatorShortfalls(): Table {
  const words: Line = ['the extension that makes passwords gave none.', 'ask-administrator'];
  return Object.fromEntries(noAnswerReasons.map((reason) => [`generator-${reason}`, words]));
}

function shortfallWords(reason: string): string {
  switch (reason) {
    case 'absent':
    case 'inactive':
      return 'its extension is gone or inactive.';
    case 'unavailable':
    case 'too-busy':
    case 'too-slow':
    case 'unknown':
      return 'its extension gave no answer in time and is asked again.';
    default:
      return 'its extension refused or failed. Try it with an input of your own.';
  }
}

const unknownEvent: ToldStep = {
  message: { id: 'unknown', words: 'Something happened that has no words yet. The log says what.' },
  advice: null,
};

/** A step in words. Nothing of the entry itself is repeated: a reason may hold anything. */
export function told({ event, reference }: Pick<HistoryEntry, 'event' | 'reference'>): ToldStep {
  if (Object.hasOwn(plain, event)) {
    const [id, words] = plain[event] as (typeof plain)[string];
    return { message: { id, words }, advice: null };
  }
  if (!Object.hasOwn(reasoned, event)) return unknownEvent;
  const [id, beginning, reasons] = reasoned[event] as (typeof reasoned)[string];
  const isKnown = reference !== null && Object.hasOwn(reasons, reference);
  const [words, advice = null] = (isKnown ? reasons[reference] : undefined) ?? unknownReason;
  return {
    message: { id: `${id}.${isKnown ? reference : 'other'}`, words: `${beginning} ${words}` },
    advice,
  };
}
