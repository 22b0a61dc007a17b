import type { FieldFault } from '@latchkey/kernel';
import type { CatalogueQuestion } from '../../question/question-catalogue.ts';
import { isCommonAnswer } from './common-answers.ts';
import { normalisedAnswer } from './normalised-answer.ts';

/** Code points of a normalised answer. */
export const longestAnswer = 200;

export interface GivenAnswer {
  readonly question: CatalogueQuestion;
  /** Undefined when what was typed is too long to look at. */
  readonly answer: string | undefined;
}

export interface AnswerRules {
  readonly minimumLength: number;
  /** What others know the person by. */
  readonly names: readonly string[];
}

/** What keeps these answers from being kept: the first fault of each, by the question that it answers. */
export function answerFaults(given: readonly GivenAnswer[], rules: AnswerRules): FieldFault[] {
  const names = knownNames(rules.names);
  return given.flatMap(({ question, answer }, index) => {
    const pointer = `/answers/${question.id}`;
    const fault = (code: string, detail: string): FieldFault[] => [{ pointer, code, detail }];
    if (answer === undefined || [...answer].length > longestAnswer)
      return fault('too-long', `Give an answer of at most ${longestAnswer} characters.`);
    if ([...answer].length < rules.minimumLength)
      return fault('too-short', `Give an answer of at least ${rules.minimumLength} characters.`);
    if (given.slice(0, index).some((other) => other.answer === answer))
      return fault('repeated', 'Give another answer to each question.');
    if (names.has(answer))
      return fault('own-name', 'Your name or address is known to others. Answer otherwise.');
    if (isInQuestion(answer, question))
      return fault('in-question', 'The question says this already. Give an answer that it does not name.');
    return isCommonAnswer(answer)
      ? fault('common', 'Many people answer this. Give a less common answer.')
      : [];
  });
}

/** As answers are compared; of an address its first half too. */
function knownNames(names: readonly string[]): ReadonlySet<string | undefined> {
  return new Set(names.flatMap((name) => [name, name.split('@')[0] ?? '']).map(normalisedAnswer));
}

/** Made of the question's own words, in any of its languages. */
function isInQuestion(answer: string, { texts }: CatalogueQuestion): boolean {
  return Object.entries(texts).some(([language, text]) => {
    const asked = new Set(wordsOf(normalisedAnswer(text) ?? '', language));
    const answered = wordsOf(answer, language);
    return answered.length > 0 && answered.every((word) => asked.has(word));
  });
}

/** By the rules of the language: not every script puts blanks between words. */
function wordsOf(text: string, language: string): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
