import type { ReactNode } from 'react';
import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export interface WorkPage {
  readonly formId: string;
  readonly identifier: string;
  /** As public-api gave it; the script solves it. */
  readonly puzzle: object;
  /** For those without a script, good after so many seconds. */
  readonly ticket: string;
  readonly waitSeconds: number;
  /** The ticket was sent before its time. */
  readonly isEarly: boolean;
}

/** So many ask that each has to show that it is no program: by a puzzle, or by patience. */
export function workPage(frame: PageFrame, content: WorkPage): string {
  const voice = new PageVoice(frame);
  const time = durationText(frame, content.waitSeconds);
  const problems = content.isEarly ? [{ text: voice.words.say('work.error-early', { time }) }] : [];
  return renderPage(voice, {
    title: voice.say('work.title'),
    step: 1,
    problems,
    way: 'start-over',
    withScript: 'solver',
    children: <Body voice={voice} content={content} time={time} />,
  });
}

function Body(props: { voice: PageVoice; content: WorkPage; time: string }): ReactNode {
  const { voice, content, time } = props;
  const { formId, identifier, ticket, puzzle } = content;
  return (
    <>
      <p>{voice.say('work.intro')}</p>
      <p id="solving" role="status" hidden>
        {voice.say('work.solving')}
      </p>
      <p>{voice.words.say('work.wait', { time })}</p>
      <PostForm action="/reset" formId={formId}>
        <input type="hidden" name="identifier" defaultValue={identifier} />
        <input type="hidden" name="ticket" defaultValue={ticket} />
        <input type="hidden" name="proof" data-puzzle={JSON.stringify(puzzle)} />
        <button>{voice.say('work.submit')}</button>
      </PostForm>
    </>
  );
}

/** "30 seconds" in the language of the page. */
function durationText({ locale }: PageFrame, seconds: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(
    seconds,
  );
}
