import { singleString } from '@latchkey/platform';
import type { ShownProof } from '@latchkey/verification';
import { z } from 'zod';

/** More answers than any catalogue asks for. */
const mostAnswers = 20;

const answers = z
  .record(z.uuid(), z.string().max(1024))
  .refine((each) => Object.keys(each).length <= mostAnswers, {
    params: { code: 'too-many' },
    error: `Send at most ${mostAnswers} answers.`,
  })
  .describe(
    'To questions, by their ids. As typed: letter case, blanks and accents of one letter do not matter.',
  );

/** What a person may show, wherever something is proved or enrolled. Each method reads what it has asked for. */
export const shownFields = {
  code: singleString({ maxBytes: 64 }).optional(),
  answers: answers.optional(),
  credential: singleString({ maxBytes: 16 * 1024 })
    .optional()
    .describe('What navigator.credentials answered: the JSON text of its toJSON().'),
};

type Sent = { readonly [field in keyof typeof shownFields]?: ShownProof[field] | undefined };

/** Without what was not sent. */
export function shownProof({ code, answers: given, credential }: Sent): ShownProof {
  return {
    ...(code === undefined ? {} : { code }),
    ...(given === undefined ? {} : { answers: given }),
    ...(credential === undefined ? {} : { credential }),
  };
}
