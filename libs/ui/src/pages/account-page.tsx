import type { ReactNode } from 'react';
import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';
import { singleLine } from '../safe-text.ts';
import { Unlock } from './last-step-parts.tsx';

const problems = {
  'stale-form': 'common.stale-form',
  'unlock-refused': 'unlock.error-refused',
  'store-unavailable': 'unlock.error-store-down',
} as const satisfies Record<string, MessageId>;
export type AccountProblem = keyof typeof problems;

const news = { changed: 'change.done', unlocked: 'unlocked.title' } as const satisfies Record<
  string,
  MessageId
>;
/** What was done to the account a moment ago. */
export type AccountNews = keyof typeof news;

export interface AccountPage {
  readonly formId: string;
  readonly displayName: string;
  readonly until: Date | null;
  /** Whether a process lets the person change the password here. */
  readonly mayChangePassword: boolean;
  /** Where the person may have the account unlocked. */
  readonly unlockFormId?: string | undefined;
  readonly news?: AccountNews | undefined;
  readonly problem?: AccountProblem | undefined;
}

export function accountPage(frame: PageFrame, content: AccountPage): string {
  const voice = new PageVoice(frame);
  const name = (
    <strong>
      <bdi>{singleLine(content.displayName)}</bdi>
    </strong>
  );
  return renderPage(voice, {
    title: voice.say('account.title'),
    problems: content.problem ? [{ text: voice.say(problems[content.problem]) }] : [],
    children: (
      <>
        {content.news ? (
          <div className="notice good" role="status">
            <p>{voice.say(news[content.news])}</p>
          </div>
        ) : null}
        <p>{voice.rich('account.body', { name })}</p>
        {content.until ? <p>{voice.rich('account.until', { time: voice.clock(content.until) })}</p> : null}
        <Ways voice={voice} mayChangePassword={content.mayChangePassword} />
        <PostForm action="/sign-out" formId={content.formId}>
          <button>{voice.say('account.sign-out')}</button>
        </PostForm>
        {content.unlockFormId ? (
          <Unlock voice={voice} formId={content.unlockFormId} action="/account/unlock" />
        ) : null}
      </>
    ),
  });
}

function Ways({ voice, mayChangePassword }: { voice: PageVoice; mayChangePassword: boolean }): ReactNode {
  return (
    <>
      {mayChangePassword ? (
        <p>
          <a href="/account/password">{voice.say('change.title')}</a>
        </p>
      ) : null}
      <p>
        <a href="/account/methods">{voice.say('methods.title')}</a>
      </p>
    </>
  );
}
