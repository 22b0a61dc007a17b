import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';
import { SignInLink, Tick } from './done-page.tsx';

export interface GeneratedPage {
  /** Null where it is not shown, or was shown by an earlier answer. */
  readonly password: string | null;
  readonly mailed: boolean;
}

/** The one page that shows a generated password: covered at first, since others may look on. */
export function generatedPage(frame: PageFrame, { password, mailed }: GeneratedPage): string {
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title: voice.say('done.title'),
    mark: <Tick />,
    children: (
      <>
        {password === null ? null : (
          <>
            <p>{voice.say('generated.once')}</p>
            <details className="generated">
              <summary>{voice.say('common.show-password')}</summary>
              <p>
                <span className="visually-hidden">{voice.say('generated.label')}: </span>
                <output>
                  <bdi dir="ltr" translate="no">
                    {password}
                  </bdi>
                </output>
              </p>
            </details>
          </>
        )}
        {password === null && !mailed ? <p>{voice.say('generated.gone')}</p> : null}
        {mailed ? <p>{voice.say('generated.mailed')}</p> : null}
        <p>{voice.rich('done.body')}</p>
        <SignInLink voice={voice} />
      </>
    ),
  });
}
