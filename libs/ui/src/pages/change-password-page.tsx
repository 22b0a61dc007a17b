import type { Problem } from '../components/error-summary.tsx';
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

export type ChangePasswordProblem = 'current-required' | ActionFault | PasswordProblem;

export interface ChangePasswordPage extends Omit<PasswordPairContent, 'askCurrentPassword'> {
  readonly problems?: readonly ChangePasswordProblem[];
}

/** For who is signed in and knows the password. */
export function changePasswordPage(frame: PageFrame, content: ChangePasswordPage): string {
  const voice = new PageVoice(frame);
  const { rules, formId } = content;
  const problems = (content.problems ?? []).map((each): Problem => {
    if (each === 'current-required')
      return { field: 'current-password', text: voice.say('sign-in.error-password') };
    return isActionFault(each) ? actionProblem(voice, each) : problemOf(voice, rules, each);
  });
  return renderPage(voice, {
    title: voice.say('change.title'),
    problems,
    way: 'account',
    children: (
      <>
        <p>{voice.rich('change.intro')}</p>
        <Rules voice={voice} rules={rules} />
        <PasswordPair
          voice={voice}
          action="/account/password"
          content={{ rules, formId, askCurrentPassword: true }}
          problems={problems}
        />
        <p className="quiet after">
          <a href="/reset">{voice.say('common.help-forgot')}</a>
        </p>
      </>
    ),
  });
}

const outcomes = {
  'not-offered': ['change.title', 'change.not-offered', 'forgot'],
  submitted: ['submitted.title', 'submitted.body', 'account'],
  'password-unknown': ['change.title', 'choose.later', 'account'],
  'unlock-unknown': ['unlock.title', 'change.unlock-unknown', 'account'],
} as const;
export type OwnChangeOutcome = keyof typeof outcomes;

/** What became of a change to one's own account where it is not done. */
export function ownChangePage(frame: PageFrame, outcome: OwnChangeOutcome): string {
  const voice = new PageVoice(frame);
  const [title, body, way] = outcomes[outcome];
  return renderPage(voice, {
    title: voice.say(title),
    way,
    children: (
      <div className="notice" role="status">
        <p>{voice.say(body)}</p>
      </div>
    ),
  });
}
