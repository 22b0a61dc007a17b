import type { ReactNode } from 'react';
import { textsOf, type Problem } from './error-summary.tsx';
import type { PageVoice } from './page-voice.tsx';

export interface ChoiceProps {
  readonly voice: PageVoice;
  readonly name: string;
  readonly label: ReactNode;
  /** What stands there while nothing is chosen. */
  readonly nothing: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: string;
  readonly problems: readonly Problem[];
}

/** One of several, in the browser's own list: it works without script and is known to every reader. */
export function Choice(props: ChoiceProps): ReactNode {
  const { voice, name, label, nothing, options, chosen, problems } = props;
  const texts = textsOf(problems, name);
  const isWrong = texts.length > 0;
  return (
    <div className={isWrong ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {isWrong ? (
        <span className="error" id={`${name}-problem`}>
          <span className="visually-hidden">{voice.say('common.error-prefix')} </span>
          {texts}
        </span>
      ) : null}
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={isWrong ? `${name}-problem` : undefined}
      >
        <option value="">{nothing}</option>
        {options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
