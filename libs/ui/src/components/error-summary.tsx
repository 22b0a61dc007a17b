import type { ReactNode } from 'react';
import type { PageVoice } from './page-voice.tsx';

export interface Problem {
  /** Id of the field; without one the problem is of the whole page. */
  readonly field?: string;
  readonly text: ReactNode;
}

/** Above the heading, in the same words as beside the field; the reader's focus begins here. */
export function ErrorSummary(props: { voice: PageVoice; problems: readonly Problem[] }): ReactNode {
  const { voice, problems } = props;
  if (problems.length === 0) return null;
  return (
    <div
      className="summary"
      role="alert"
      aria-labelledby="summary-title"
      tabIndex={-1}
      autoFocus
      data-summary=""
    >
      <h2 id="summary-title">{voice.say('common.summary-title')}</h2>
      <ul>
        {problems.map(({ field, text }, position) => (
          <li key={position}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}

export function textsOf(problems: readonly Problem[], field: string): ReactNode[] {
  return problems.filter((problem) => problem.field === field).map(({ text }) => text);
}
