import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export type MoreProblem = 'rejected' | 'stale-form';

export interface MorePage {
  /** Proofs that can be given now; each form has an id of its own. */
  readonly proofs: readonly {
    readonly verificationId: string;
    readonly name: string;
    readonly formId: string;
  }[];
  /** How many of them people choose; 0 when all are asked for. */
  readonly choose: number;
  readonly problem?: MoreProblem | undefined;
}

/** What is asked for beside the mail, one button each. */
export function morePage(frame: PageFrame, { proofs, choose, problem }: MorePage): string {
  const voice = new PageVoice(frame);
  const told = problem === 'rejected' ? 'more.error-rejected' : 'common.stale-form';
  return renderPage(voice, {
    title: voice.say('more.title'),
    step: 2,
    problems: problem ? [{ text: voice.say(told) }] : [],
    way: 'start-over',
    children: (
      <>
        <p>{voice.rich('more.body')}</p>
        {choose > 0 ? <p>{voice.words.say('more.choose', { count: choose })}</p> : null}
        {proofs.map(({ verificationId, name, formId }) => (
          <PostForm key={verificationId} action="/reset/more" formId={formId}>
            <input type="hidden" name="verification" defaultValue={verificationId} />
            <button>{voice.rich('more.submit', { name: <bdi>{name}</bdi> })}</button>
          </PostForm>
        ))}
      </>
    ),
  });
}
