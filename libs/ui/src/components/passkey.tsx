import type { ReactNode } from 'react';
import type { PageVoice } from './page-voice.tsx';

/** The button comes with the script: without one there is nothing that it could do. */
export function Passkey(props: {
  readonly voice: PageVoice;
  /** JSON, for `navigator.credentials`. */
  readonly options: string;
  readonly body: ReactNode;
  readonly submit: ReactNode;
}): ReactNode {
  const { voice, options, body, submit } = props;
  return (
    <>
      <p>{body}</p>
      <div id="no-passkey" className="notice">
        <p>{voice.say('more.passkey-unable')}</p>
      </div>
      <div id="passkey-failed" className="notice" role="alert" hidden>
        <p>{voice.say('more.error-rejected')}</p>
      </div>
      <input type="hidden" name="credential" data-passkey={options} />
      <button type="button" id="use-passkey" hidden>
        {submit}
      </button>
    </>
  );
}
