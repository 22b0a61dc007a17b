import type { Problem } from '../components/error-summary.tsx';
import type { PageVoice } from '../components/page-voice.tsx';
import type { MessageId } from '../messages/en.ts';

interface Told {
  readonly message: MessageId;
  /** The field that it is about, where there is only one such field. */
  readonly field?: string;
}

const FAULTS = {
  'stale-form': { message: 'common.stale-form' },
  'password-required': { message: 'sign-in.error-password', field: 'password' },
  'password-refused': { message: 'enrol.error-password', field: 'password' },
  'phone-required': { message: 'enrol.error-phone-country', field: 'phone' },
  'phone-format': { message: 'enrol.error-phone-format', field: 'phone' },
  'phone-closed': { message: 'enrol.error-phone-closed', field: 'phone' },
  'held-back': { message: 'enrol.error-held-back' },
  'had-already': { message: 'enrol.error-had-already' },
  'too-many': { message: 'enrol.error-too-many' },
  unable: { message: 'more.error-unable' },
  rejected: { message: 'more.error-rejected' },
  'code-required': { message: 'enrol.error-code-required', field: 'code' },
  'code-refused': { message: 'enrol.error-code', field: 'code' },
  'questions-changed': { message: 'enrol.error-questions-changed' },
  'question-missing': { message: 'enrol.error-question-missing' },
  'question-twice': { message: 'enrol.error-question-twice' },
  'answer-short': { message: 'enrol.error-answer-short' },
  'answer-long': { message: 'enrol.error-answer-long' },
  'answer-repeated': { message: 'enrol.error-answer-repeated' },
  'answer-own-name': { message: 'enrol.error-answer-own-name' },
  'answer-in-question': { message: 'enrol.error-answer-in-question' },
  'answer-common': { message: 'enrol.error-answer-common' },
  'not-offered': { message: 'methods.error-not-offered' },
} as const satisfies Readonly<Record<string, Told>>;

export type EnrolFault = keyof typeof FAULTS;

export interface EnrolProblem {
  readonly fault: EnrolFault;
  /** Of several alike fields, the one that it is about. */
  readonly field?: string | undefined;
}

export interface ProblemValues {
  /** Of an answer, in characters. */
  readonly minimum?: number;
  readonly retryAt?: Date | undefined;
}

export function enrolProblems(
  voice: PageVoice,
  problems: readonly EnrolProblem[],
  { minimum = 1, retryAt }: ProblemValues = {},
): Problem[] {
  return problems.map(({ fault, field }) => {
    const told: Told = FAULTS[fault];
    const place = field ?? told.field;
    const time = voice.clock(retryAt ?? voice.frame.now);
    const text =
      fault === 'answer-short'
        ? voice.words.say(told.message, { min: minimum })
        : voice.rich(told.message, { time });
    return { text, ...(place ? { field: place } : {}) };
  });
}
