import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export interface EnrolLinkPage {
  readonly formId: string;
  readonly problem?: 'stale-form';
}

/** The form posts to the address that is open, so that the token of the link stands nowhere in the page. */
export function enrolLinkPage(frame: PageFrame, { formId, problem }: EnrolLinkPage): string {
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title: voice.say('enrol-link.title'),
    problems: problem ? [{ text: voice.say('common.stale-form') }] : [],
    way: 'sign-in',
    children: (
      <>
        <p>{voice.rich('enrol-link.body')}</p>
        <p>{voice.say('enrol-link.once')}</p>
        <p>{voice.say('link.not-you')}</p>
        <PostForm action="" formId={formId}>
          <button>{voice.say('link.submit')}</button>
        </PostForm>
      </>
    ),
  });
}
