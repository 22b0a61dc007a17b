import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export interface KeptCodesPage {
  readonly enrolmentId: string;
  /** The tenant's own words. */
  readonly title: string;
  readonly codes: readonly string[];
}

/** The one page that shows recovery codes. They count already: the button only leads on. */
export function keptCodesPage(frame: PageFrame, { enrolmentId, title, codes }: KeptCodesPage): string {
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title,
    way: 'methods',
    children: (
      <>
        <p>{voice.say('enrol.codes-body')}</p>
        <ol className="kept" dir="ltr" translate="no">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p>
          <a className="button" href={`/account/methods?added=${enrolmentId}`}>
            {voice.say('enrol.codes-kept')}
          </a>
        </p>
      </>
    ),
  });
}
