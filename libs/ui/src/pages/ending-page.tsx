import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';
import { Unlock } from './last-step-parts.tsx';

export type EndingProblem =
  'not-made' | 'unlock-refused' | 'store-unavailable' | 'account-unavailable' | 'stale-form';

export interface EndingPage {
  /** Absent where no password is made. */
  readonly generate?:
    { readonly formId: string; readonly shown: boolean; readonly mailed: boolean } | undefined;
  /** Where the system that keeps the password makes it, and brings it. */
  readonly requestFormId?: string | undefined;
  readonly unlockFormId?: string | undefined;
  readonly until: Date | null;
  readonly problem?: EndingProblem | undefined;
}

const problemTexts = {
  'not-made': 'generate.error-failed',
  'unlock-refused': 'unlock.error-refused',
  'store-unavailable': 'generate.error-failed',
  'account-unavailable': 'unlock.error-store-down',
  'stale-form': 'common.stale-form',
} as const;

/** The last step where nobody chooses a password: one is made, here or elsewhere, or the account is unlocked. */
export function endingPage(frame: PageFrame, content: EndingPage): string {
  const { generate, requestFormId, unlockFormId, until, problem } = content;
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title: voice.say(titleOf(content)),
    step: 3,
    problems: problem ? [{ text: voice.say(problemTexts[problem]) }] : [],
    way: 'start-over',
    children: (
      <>
        {generate ? (
          <>
            <p>{voice.rich('generate.body')}</p>
            {generate.shown ? <p>{voice.say('generate.shown')}</p> : null}
            {generate.mailed ? <p>{voice.say('generate.mailed')}</p> : null}
            <PostForm action="/reset/generated" formId={generate.formId}>
              <button>{voice.say('generate.submit')}</button>
            </PostForm>
          </>
        ) : null}
        {requestFormId ? (
          <>
            <p>{voice.rich('request.body')}</p>
            <PostForm action="/reset/requested" formId={requestFormId}>
              <button>{voice.say('request.submit')}</button>
            </PostForm>
          </>
        ) : null}
        {unlockFormId ? (
          <Unlock voice={voice} formId={unlockFormId} alone={!generate && !requestFormId} />
        ) : null}
        {until ? (
          <p className="quiet after">{voice.rich('ending.until', { time: voice.clock(until) })}</p>
        ) : null}
      </>
    ),
  });
}

function titleOf({ generate, requestFormId }: EndingPage): MessageId {
  if (generate) return 'generate.title';
  return requestFormId ? 'request.title' : 'unlock.title';
}
