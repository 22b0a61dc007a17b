import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export interface LinkPage {
  readonly formId: string;
  readonly problem?: 'stale-form';
}

/** The form posts to the address that is open, so that the token of the link stands nowhere in the page. */
export function linkPage(frame: PageFrame, content: LinkPage): string {
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title: voice.say('link.title'),
    step: 2,
    problems: content.problem ? [{ text: voice.say('common.stale-form') }] : [],
    way: 'start-over',
    children: (
      <>
        <p>{voice.rich('link.body')}</p>
        <p>{voice.say('link.not-you')}</p>
        <PostForm action="" formId={content.formId}>
          <button>{voice.say('link.submit')}</button>
        </PostForm>
      </>
    ),
  });
}
