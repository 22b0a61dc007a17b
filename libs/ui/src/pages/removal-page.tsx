import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';
import { OwnPassword } from './enrol-page.tsx';
import { enrolProblems, type EnrolProblem } from './enrol-problems.ts';
import { HeldName, type OfferedMethod } from './methods-page.tsx';

export interface RemovalPage {
  readonly method: Pick<OfferedMethod, 'verificationId' | 'name' | 'method' | 'held'>;
  readonly enrolmentId: string;
  readonly formId: string;
  /** Nothing to prove by is left after it. */
  readonly isLast: boolean;
  readonly problem?: EnrolProblem | undefined;
}

/** Says what will be lost before anything is. */
export function removalPage(frame: PageFrame, page: RemovalPage): string {
  const voice = new PageVoice(frame);
  const { method, enrolmentId, formId, isLast, problem } = page;
  const problems = enrolProblems(voice, problem ? [problem] : []);
  const position = method.held.findIndex(({ id }) => id === enrolmentId);
  const label = method.held[position]?.label ?? '';
  const name = (
    <strong>
      <HeldName voice={voice} method={method} label={label} number={position + 1} />
    </strong>
  );
  return renderPage(voice, {
    title: voice.say('removal.title'),
    problems,
    way: 'methods',
    children: (
      <>
        <p>{voice.rich('removal.body', { name })}</p>
        {isLast ? (
          <div className="notice">
            <p>{voice.rich('removal.last')}</p>
          </div>
        ) : null}
        <PostForm action={`/account/methods/${method.verificationId}/${enrolmentId}/removal`} formId={formId}>
          <OwnPassword voice={voice} problems={problems} />
          <button>{voice.say('methods.remove')}</button>
        </PostForm>
      </>
    ),
  });
}
