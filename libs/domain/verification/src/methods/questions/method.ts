import { InvalidInput, NotFound, type FieldFault, type Secrets } from '@latchkey/kernel';
import type { PasswordHashing } from '@latchkey/credentials';
import type { CatalogueQuestion, QuestionCatalogue } from '../../question/question-catalogue.ts';
import { textFor } from '../../question/question-texts.ts';
import {
  EnrollableMethod,
  refusedProof,
  type AskedProof,
  type AskedText,
  type AskingOccasion,
  type AsksFirst,
  type BegunEnrolment,
  type EnrolmentForm,
  type HasForm,
  type Held,
  type Holding,
  type Occasion,
  type ProvingOccasion,
  type ShownProof,
  type Verdict,
} from '../enrollable-method.ts';
import { answerFaults, type GivenAnswer } from './answers.ts';
import { normalisedAnswer } from './normalised-answer.ts';
import { questionParameters, type QuestionParameters } from './parameters.ts';

interface KeptAnswer {
  /** Id of the question. */
  readonly question: string;
  readonly phc: string;
}

/** Beside the answers, which of them are asked for: the same ones until all of them were right. */
interface Kept {
  readonly answers: readonly KeptAnswer[];
  readonly asked: readonly string[];
}

/**
 * Questions of the tenant's catalogue with answers of the person's own. They prove nothing by themselves: NIST SP
 * 800-63B §3.1.1.2 and ASVS 6.4.2 refuse them, so they weigh 0 and only add to another proof (decision 6).
 */
export class SecurityQuestions extends EnrollableMethod implements AsksFirst, HasForm {
  readonly key = 'questions';

  constructor(
    private readonly hashing: PasswordHashing,
    private readonly catalogue: QuestionCatalogue,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  /** What can be chosen, in the language of who reads it. */
  async form(given: unknown, locale: string): Promise<EnrolmentForm> {
    const { enrolCount: count, minimumAnswerLength } = questionParameters.parse(given);
    const choices = (await this.catalogue.active()).map((question) => asText(question, locale));
    return { kind: 'questions', count, minimumAnswerLength, choices };
  }

  /** Called inside the transaction that keeps the enrolment: the questions are held for it. Throws InvalidInput. */
  async begin(occasion: Occasion, { answers = {} }: ShownProof): Promise<BegunEnrolment> {
    const { person, enrolmentId } = occasion;
    const parameters = questionParameters.parse(occasion.parameters);
    const given = await this.given(answers, parameters);
    const names = [person.userName, ...(await this.catalogue.namesOf(person.userId))];
    refuse(answerFaults(given, { names, minimumLength: parameters.minimumAnswerLength }));
    const kept = await Promise.all(
      given.map(async ({ question: { id }, answer = '' }): Promise<KeptAnswer> => {
        return { question: id, phc: await this.hashing.hash(answer) };
      }),
    );
    const questionIds = kept.map(({ question }) => question);
    await this.catalogue.keepEnrolled({ enrolmentId, userId: person.userId, questionIds });
    const asked = this.some(questionIds, parameters.askCount);
    return {
      holding: holdingOf({ answers: kept, asked }),
      shown: {},
      label: String(kept.length),
      needsConfirmation: false,
    };
  }

  /** They count from the beginning: whoever has typed them knows them. */
  async confirm(): Promise<Verdict> {
    return refusedProof('wrong-code');
  }

  /** More of them where the tenant asks for more by now, and never others (OWASP). */
  async ask([held]: readonly Held[], occasion: AskingOccasion): Promise<AskedProof> {
    const { enrolmentId, holding } = required(held);
    const { answers, asked } = keptIn(holding);
    const missing = wanted(answers, occasion.parameters) - asked.length;
    const others = answers.map(({ question }) => question).filter((id) => !asked.includes(id));
    const ids = missing > 0 ? [...asked, ...this.some(others, missing)] : asked;
    return {
      question: { kind: 'questions', questions: await this.worded(ids, occasion.locale) },
      asked: null,
      ...(missing > 0 ? { kept: { enrolmentId, holding: holdingOf({ answers, asked: ids }) } } : {}),
    };
  }

  /** Every answer that is asked for is compared, whatever the others were: the time of a refusal tells nothing. */
  async prove(
    holding: Holding,
    { answers: shown = {} }: ShownProof,
    { parameters }: ProvingOccasion,
  ): Promise<Verdict> {
    const { answers, asked } = keptIn(holding);
    const verdicts = await Promise.all(
      answers
        .filter(({ question }) => asked.includes(question))
        .map(({ question, phc }) => this.hashing.verify(phc, typedFor(question, shown))),
    );
    const count = wanted(answers, parameters);
    if (count === 0 || verdicts.length < count || verdicts.includes(false)) return refusedProof('wrong-code');
    const next = this.some(
      answers.map(({ question }) => question),
      count,
    );
    return { kind: 'accepted', holding: holdingOf({ answers, asked: next }) };
  }

  private async given(
    typed: Readonly<Record<string, string>>,
    { enrolCount }: QuestionParameters,
  ): Promise<GivenAnswer[]> {
    const ids = Object.keys(typed);
    if (ids.length !== enrolCount) refuse([wrongCount(enrolCount)]);
    const questions = await this.catalogue.heldActive(ids);
    if (questions.length < ids.length) refuse([unknownQuestion]);
    return questions.map((question) => ({ question, answer: normalisedAnswer(typed[question.id] ?? '') }));
  }

  /** In the order in which they are asked, so that a page that is loaded again looks as it did. */
  private async worded(ids: readonly string[], locale: string) {
    return (await this.catalogue.find(ids)).map((question) => asText(question, locale));
  }

  /** So many of them by chance. */
  private some(ids: readonly string[], count: number): readonly string[] {
    const drawn = ids.map((id) => ({ id, lot: this.secrets.token() }));
    return drawn
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, count)
      .map(({ id }) => id);
  }
}

function asText(question: CatalogueQuestion, locale: string): AskedText {
  return { id: question.id, text: textFor(question, locale) };
}

/** How many are asked: never more than the person has answered. */
function wanted(answers: readonly KeptAnswer[], parameters: unknown): number {
  return Math.min(questionParameters.parse(parameters).askCount, answers.length);
}

/** Nothing is right where nothing, or too much, was typed. */
function typedFor(question: string, shown: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(shown, question) && normalisedAnswer(shown[question] ?? '')) || '';
}

function holdingOf({ answers, asked }: Kept): Holding {
  return { answers: answers.map(({ question, phc }) => ({ question, phc })), asked };
}

function required(held: Held | undefined): Held {
  if (!held) throw new NotFound();
  return held;
}

function keptIn(holding: Holding): Kept {
  return holding as unknown as Kept;
}

function refuse(faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw new InvalidInput(faults);
}

const wrongCount = (count: number): FieldFault => ({
  pointer: '/answers',
  code: 'count',
  detail: `Choose exactly ${count} different questions and answer each of them.`,
});
const unknownQuestion: FieldFault = {
  pointer: '/answers',
  code: 'unknown',
  detail: 'One of these questions cannot be chosen any more. Read the list again.',
};
