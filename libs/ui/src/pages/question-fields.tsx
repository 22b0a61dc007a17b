import type { ReactNode } from 'react';
import { Choice } from '../components/choice.tsx';
import type { Problem } from '../components/error-summary.tsx';
import { Field, answerInput } from '../components/form.tsx';
import type { PageVoice } from '../components/page-voice.tsx';

export interface QuestionsToChoose {
  /** How many of the choices are answered. */
  readonly count: number;
  readonly minimumAnswerLength: number;
  /** In the tenant's own words. */
  readonly choices: readonly { readonly id: string; readonly text: string }[];
}

/** Each question is chosen, then answered; choices stay after an error, answers are cleared. */
export function QuestionFields(props: {
  readonly voice: PageVoice;
  readonly asked: QuestionsToChoose;
  readonly chosen: readonly string[];
  readonly problems: readonly Problem[];
}): ReactNode {
  const { voice, asked, chosen, problems } = props;
  const { count, minimumAnswerLength: min, choices } = asked;
  return (
    <>
      <p>{voice.words.say('enrol.questions-body', { count, min })}</p>
      {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
        <fieldset key={number}>
          <legend className="visually-hidden">{voice.rich('enrol.question-label', { number })}</legend>
          <Choice
            voice={voice}
            name={`question-${number}`}
            label={voice.rich('enrol.question-label', { number })}
            nothing={voice.say('enrol.question-none')}
            options={choices}
            chosen={chosen[number - 1] ?? ''}
            problems={problems}
          />
          <Field
            voice={voice}
            name={`answer-${number}`}
            label={voice.rich('enrol.answer-label', { number })}
            problems={problems}
            input={answerInput}
          />
        </fieldset>
      ))}
    </>
  );
}
