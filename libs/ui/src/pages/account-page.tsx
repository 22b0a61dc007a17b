import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';
import { singleLine } from '../safe-text.ts';

export interface AccountPage {
  readonly formId: string;
  readonly displayName: string;
  readonly until: Date | null;
  readonly problem?: 'stale-form';
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
    problems: content.problem ? [{ text: voice.say('common.stale-form') }] : [],
    children: (
      <>
        <p>{voice.rich('account.body', { name })}</p>
        {content.until ? <p>{voice.rich('account.until', { time: voice.clock(content.until) })}</p> : null}
        <p>
          <a href="/account/methods">{voice.say('methods.title')}</a>
        </p>
        <PostForm action="/sign-out" formId={content.formId}>
          <button>{voice.say('account.sign-out')}</button>
        </PostForm>
      </>
    ),
  });
}
