import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

const LOOK_AGAIN_SECONDS = 15;

const texts = {
  setting: ['status.waiting-title', 'status.waiting-body'],
  submitted: ['submitted.title', 'submitted.body'],
  outcome_unknown: ['status.unknown-title', 'status.unknown-body'],
} as const;

/** The outcome is awaited, lies with another system (`submitted`), or could not be learnt. */
export function statusPage(frame: PageFrame, state: keyof typeof texts): string {
  const voice = new PageVoice(frame);
  const [title, body] = texts[state];
  return renderPage(voice, {
    title: voice.say(title),
    refreshAfter: LOOK_AGAIN_SECONDS,
    way: 'start-over',
    children: (
      <>
        <div role="status" data-look-again={LOOK_AGAIN_SECONDS}>
          <p>{voice.say(body)}</p>
        </div>
        <p>
          <a className="button" href="/reset/status">
            {voice.say('status.check')}
          </a>
        </p>
      </>
    ),
  });
}
