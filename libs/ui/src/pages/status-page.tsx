import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

const LOOK_AGAIN_SECONDS = 15;

/** The outcome is awaited (`setting`) or could not be learnt (`outcome_unknown`). */
export function statusPage(frame: PageFrame, state: 'setting' | 'outcome_unknown'): string {
  const voice = new PageVoice(frame);
  const which = state === 'setting' ? 'waiting' : 'unknown';
  return renderPage(voice, {
    title: voice.say(`status.${which}-title`),
    refreshAfter: LOOK_AGAIN_SECONDS,
    way: 'start-over',
    children: (
      <>
        <div role="status" data-look-again={LOOK_AGAIN_SECONDS}>
          <p>{voice.say(`status.${which}-body`)}</p>
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
