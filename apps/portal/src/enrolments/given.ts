import type { EnrolProblem } from '@latchkey/ui';
import type { FormBody } from '../forms/form-body.ts';
import type { EnrolmentForm, Given } from './enrolments-api.ts';

/** What public-api reads at most: a password and a number in bytes of UTF-8, an answer in UTF-16 units. */
const LONGEST_PASSWORD = 8192;
const LONGEST_PHONE = 256;
const LONGEST_ANSWER = 1024;

type Asked = EnrolmentForm['form'];

/** What somebody typed to begin, and what is wrong about it before anybody is asked. */
export interface TypedGiven {
  readonly given: Given;
  readonly problems: readonly EnrolProblem[];
  /** Kept on the page after an error. */
  readonly typedPhone: string;
  readonly chosen: readonly string[];
}

/** `mayBeLent`: by a mailed link, where the form of a first method has no password in it. */
export function givenIn(form: FormBody, asked: Asked, mayBeLent: boolean): TypedGiven {
  const typedPhone = (form.get('phone') ?? '').trim();
  const chosen = asked.kind === 'questions' ? chosenIn(form, asked) : [];
  const answers = asked.kind === 'questions' ? answersIn(form, asked, chosen) : undefined;
  const password = form.get('password');
  const isLent = password === undefined && mayBeLent;
  const problems = [
    ...(asked.kind === 'phone' ? phoneProblems(typedPhone) : []),
    ...(answers?.problems ?? []),
    ...(isLent ? [] : passwordProblems(password ?? '')),
  ];
  const given = {
    ...(password === undefined ? {} : { password }),
    ...(asked.kind === 'phone' ? { phone: typedPhone } : {}),
    ...(answers ? { answers: answers.given } : {}),
  };
  return { given, problems, typedPhone: typedPhone.slice(0, LONGEST_PHONE), chosen };
}

export function passwordProblems(password: string): EnrolProblem[] {
  if (password === '') return [{ fault: 'password-required' }];
  return Buffer.byteLength(password) > LONGEST_PASSWORD ? [{ fault: 'password-refused' }] : [];
}

function phoneProblems(phone: string): EnrolProblem[] {
  if (phone === '') return [{ fault: 'phone-required' }];
  return Buffer.byteLength(phone) > LONGEST_PHONE ? [{ fault: 'phone-format' }] : [];
}

type Questions = Extract<Asked, { kind: 'questions' }>;

/** Row by row; empty where nothing was chosen that could be. */
function chosenIn(form: FormBody, { count, choices }: Questions): string[] {
  const known = new Set(choices.map(({ id }) => id));
  return Array.from({ length: count }, (_, row) => form.get(`question-${row + 1}`) ?? '').map((id) =>
    known.has(id) ? id : '',
  );
}

function answersIn(form: FormBody, { minimumAnswerLength }: Questions, chosen: readonly string[]) {
  const problems: EnrolProblem[] = [];
  const given: Record<string, string> = {};
  for (const [index, id] of chosen.entries()) {
    const answer = form.get(`answer-${index + 1}`) ?? '';
    const [question, field] = [`question-${index + 1}`, `answer-${index + 1}`];
    if (id === '') problems.push({ fault: 'question-missing', field: question });
    else if (chosen.indexOf(id) < index) problems.push({ fault: 'question-twice', field: question });
    if ([...answer.trim()].length < minimumAnswerLength) problems.push({ fault: 'answer-short', field });
    if (answer.length > LONGEST_ANSWER) problems.push({ fault: 'answer-long', field });
    given[id] = answer;
  }
  return { problems, given };
}
