import { DomainError } from '@latchkey/kernel';

/** People have answered it: without it they could not be asked what they have enrolled. Who they are is not told. */
export class QuestionEnrolled extends DomainError {
  readonly code = 'question-enrolled';
  readonly kind = 'conflict';
  constructor(people: number) {
    const who = people === 1 ? '1 person has' : `${people} people have`;
    super({ detail: `${who} enrolled this question. Deactivate it: then nobody new can choose it.` });
  }
}
