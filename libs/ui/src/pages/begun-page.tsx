import type { ReactNode } from 'react';
import type { Problem } from '../components/error-summary.tsx';
import { Field, PostForm, codeInput } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import { Passkey } from '../components/passkey.tsx';
import { QrPicture } from '../components/qr-picture.tsx';
import type { PageFrame } from '../page-frame.ts';
import { enrolProblems, type EnrolFault } from './enrol-problems.ts';

/** What is shown once, until the person shows in return that it works. */
export type ShownToConfirm =
  /** A key in base 32, and the `otpauth:` address with it. */
  | { readonly kind: 'authenticator'; readonly seed: string; readonly address: string }
  /** The end of the number to which a code went, and the end of the code where it is known. */
  | { readonly kind: 'phone'; readonly sentTo: string; readonly until?: Date | undefined }
  /** JSON, for the browser's `navigator.credentials.create`. */
  | { readonly kind: 'passkey'; readonly options: string };

export interface BegunPage {
  readonly verificationId: string;
  readonly enrolmentId: string;
  /** The tenant's own words. */
  readonly title: string;
  readonly shown: ShownToConfirm;
  readonly formId: string;
  readonly problem?: EnrolFault | undefined;
}

/** The second step: nothing counts before the person has shown that it works. */
export function begunPage(frame: PageFrame, page: BegunPage): string {
  const voice = new PageVoice(frame);
  const { verificationId, enrolmentId, shown, problem } = page;
  const problems = enrolProblems(voice, problem ? [{ fault: problem }] : []);
  const setUp = `/account/methods/${verificationId}`;
  return renderPage(voice, {
    title: page.title,
    problems,
    way: 'methods',
    ...(shown.kind === 'passkey' ? { withScript: 'passkeyAsker' } : {}),
    children: (
      <>
        <PostForm action={`${setUp}/${enrolmentId}/confirmation`} formId={page.formId}>
          {shown.kind === 'authenticator' ? <App voice={voice} {...shown} problems={problems} /> : null}
          {shown.kind === 'phone' ? <Phone voice={voice} {...shown} problems={problems} /> : null}
          {shown.kind === 'passkey' ? (
            <Passkey
              voice={voice}
              options={shown.options}
              body={voice.say('enrol.passkey-body')}
              submit={voice.say('enrol.passkey-submit')}
            />
          ) : null}
        </PostForm>
        <p className="after">
          <a href={setUp}>
            {voice.say(shown.kind === 'phone' ? 'enrol.another-number' : 'enrol.begin-again')}
          </a>
        </p>
      </>
    ),
  });
}

interface Part {
  readonly voice: PageVoice;
  readonly problems: readonly Problem[];
}

/** Whatever the picture says is there as text too; on the telephone itself a link opens the app. */
function App({ voice, problems, seed, address }: Part & { seed: string; address: string }): ReactNode {
  return (
    <>
      <p>{voice.say('enrol.app-scan')}</p>
      <QrPicture text={address} label={voice.say('enrol.app-picture')} />
      <p>
        <a href={address}>{voice.say('enrol.app-open')}</a>
      </p>
      <p>{voice.say('enrol.app-key')}</p>
      <p className="kept">
        <bdi dir="ltr" translate="no">
          {seed.match(/.{1,4}/g)?.join(' ')}
        </bdi>
      </p>
      <input type="hidden" name="seed" defaultValue={seed} />
      <input type="hidden" name="address" defaultValue={address} />
      <Field
        voice={voice}
        name="code"
        label={voice.say('more.authenticator-label')}
        problems={problems}
        input={codeInput}
      />
      <button>{voice.say('sent.submit')}</button>
    </>
  );
}

function Phone(props: Part & { sentTo: string; until?: Date | undefined }): ReactNode {
  const { voice, problems, sentTo, until } = props;
  return (
    <>
      <p>{voice.rich('more.code-sent', { end: <bdi dir="ltr">{sentTo}</bdi> })}</p>
      {until ? <p>{voice.rich('sent.expiry-code', { codeTime: voice.clock(until) })}</p> : null}
      <input type="hidden" name="sent-to" defaultValue={sentTo} />
      {until ? <input type="hidden" name="until" defaultValue={until.toISOString()} /> : null}
      <Field
        voice={voice}
        name="code"
        label={voice.say('more.code-label')}
        problems={problems}
        input={codeInput}
      />
      <button>{voice.say('sent.submit')}</button>
    </>
  );
}
