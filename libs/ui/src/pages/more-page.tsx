import type { ReactNode } from 'react';
import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export type MoreProblem = 'rejected' | 'stale-form';

export interface OfferedProof {
  readonly verificationId: string;
  /** The tenant's own words. */
  readonly name: string;
}

export interface MorePage {
  readonly formId: string;
  /** One that is asked for, or those among which people choose. */
  readonly proofs: readonly [OfferedProof, ...OfferedProof[]];
  /** How many of them are still to be given. */
  readonly count: number;
  readonly problem?: MoreProblem | undefined;
}

/** What is asked for beside the mail. */
export function morePage(frame: PageFrame, { formId, proofs, count, problem }: MorePage): string {
  const voice = new PageVoice(frame);
  const told = problem === 'rejected' ? 'more.error-rejected' : 'common.stale-form';
  const [first, ...others] = proofs;
  return renderPage(voice, {
    title: voice.say('more.title'),
    step: 2,
    problems: problem ? [{ text: voice.say(told) }] : [],
    way: 'start-over',
    children: (
      <>
        <p>{voice.rich('more.body')}</p>
        <PostForm action="/reset/more" formId={formId}>
          {others.length === 0 ? (
            <>
              <input type="hidden" name="verification" defaultValue={first.verificationId} />
              <button>{voice.rich('more.submit', { name: <bdi>{first.name}</bdi> })}</button>
            </>
          ) : (
            <>
              <Choice legend={voice.words.say('more.choose', { count })} proofs={proofs} />
              <button>{voice.say('sent.submit')}</button>
            </>
          )}
        </PostForm>
      </>
    ),
  });
}

function Choice(props: { readonly legend: string; readonly proofs: MorePage['proofs'] }): ReactNode {
  return (
    <fieldset className="choice">
      <legend>{props.legend}</legend>
      {props.proofs.map(({ verificationId, name }, position) => (
        <label key={verificationId}>
          <input
            type="radio"
            name="verification"
            defaultValue={verificationId}
            defaultChecked={position === 0}
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
