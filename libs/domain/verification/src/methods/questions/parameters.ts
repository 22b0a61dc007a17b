import type { FieldFault } from '@latchkey/kernel';
import { z } from 'zod';

/** What the product promises for answers is also the least that a tenant may ask for. */
const limits = z.strictObject({
  enrolCount: z.int().min(5).max(10),
  askCount: z.int().min(3).max(10),
  /** Code points of a normalised answer. */
  minimumAnswerLength: z.int().min(3).max(20),
});
const { shape } = limits;

/** What somebody writes: what is left out has its default. */
export const givenQuestionParameters = limits.partial();

/**
 * How many questions a person answers (5, at most 10), how many of them are asked (3, at most as many as were answered:
 * PR-B23), and how long an answer is at least (3 code points, at most 20).
 */
export const questionParameters = z
  .strictObject({
    enrolCount: shape.enrolCount.default(5),
    askCount: shape.askCount.default(3),
    minimumAnswerLength: shape.minimumAnswerLength.default(3),
  })
  .refine(({ askCount, enrolCount }) => askCount <= enrolCount, {
    path: ['askCount'],
    error: 'Ask at most as many questions as people answer when they enrol.',
  });

export type QuestionParameters = z.infer<typeof questionParameters>;

/** Wrong answers, to questions or about personal data, within 24 hours, after which the method pauses for 24 hours. Counted by the caller, before it compares. */
export const questionTries = 3;

/** PR-B23: whether a catalogue of `size` active questions is enough to enrol in. */
export function catalogueFaults({ enrolCount }: QuestionParameters, size: number): FieldFault[] {
  if (enrolCount <= size) return [];
  const detail = `People choose ${enrolCount} questions, and ${size} are active. Add or activate questions first.`;
  return [{ pointer: '/parameters/enrolCount', code: 'catalogue-too-small', detail }];
}
