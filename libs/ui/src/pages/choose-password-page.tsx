import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';
import { problemOf, Rules, type PasswordProblem } from './password-page.tsx';
import {
  actionProblem,
  isActionFault,
  PasswordPair,
  type ActionFault,
  type PasswordPairContent,
} from './password-pair.tsx';

const PAGE = '/sign-in/new-password';

export interface ChoosePasswordPage extends PasswordPairContent {
  /** Where it may be left for another time. */
  readonly skipFormId: string | undefined;
  readonly problems?: readonly (ActionFault | PasswordProblem)[];
}

/** Asked of people whose password was right, before they are signed in. */
export function choosePasswordPage(frame: PageFrame, content: ChoosePasswordPage): string {
  const voice = new PageVoice(frame);
  const { rules, skipFormId } = content;
  const problems = (content.problems ?? []).map((each) =>
    isActionFault(each) ? actionProblem(voice, each) : problemOf(voice, rules, each),
  );
  return renderPage(voice, {
    title: voice.say('password.title'),
    problems,
    children: (
      <>
        <p>{voice.rich('choose.intro')}</p>
        <Rules voice={voice} rules={rules} />
        <PasswordPair voice={voice} action={PAGE} content={content} problems={problems} />
        {skipFormId === undefined ? null : (
          <PostForm action={`${PAGE}/skip`} formId={skipFormId}>
            <button className="second">{voice.say('choose.skip')}</button>
          </PostForm>
        )}
      </>
    ),
  });
}

/** Nobody is signed in by a password of which nobody knows whether it counts. */
export function chooseLaterPage(frame: PageFrame): string {
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title: voice.say('password.title'),
    problems: [],
    way: 'forgot',
    children: (
      <div className="notice" role="status">
        <p>{voice.say('choose.later')}</p>
      </div>
    ),
  });
}
