import type { ReactNode } from 'react';
import type { Problem } from '../components/error-summary.tsx';
import { PasswordField, PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame, PasswordRules } from '../page-frame.ts';
import { problemOf, Rules, type PasswordProblem } from './password-page.tsx';

const fields = {
  'password.required': 'new-password',
  'password.mismatch': 'new-password',
  'password.weak': 'new-password',
  'incorrect.credentials': 'current-password',
} as const;
/** What the action of the sign-in says, under the keys of the API. */
export type ActionFault = keyof typeof fields;
export const actionFaults = Object.keys(fields) as ActionFault[];

export interface ChoosePasswordPage {
  readonly formId: string;
  readonly rules: PasswordRules;
  readonly askCurrentPassword: boolean;
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
        <Fields voice={voice} content={content} problems={problems} />
        {skipFormId === undefined ? null : (
          <PostForm action="/sign-in/new-password/skip" formId={skipFormId}>
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

function Fields(props: {
  voice: PageVoice;
  content: ChoosePasswordPage;
  problems: readonly Problem[];
}): ReactNode {
  const { voice, content, problems } = props;
  const { rules, formId, askCurrentPassword } = content;
  return (
    <PostForm action="/sign-in/new-password" formId={formId}>
      {askCurrentPassword ? (
        <PasswordField
          voice={voice}
          name="current-password"
          label={voice.say('choose.current')}
          problems={problems}
          autoComplete="current-password"
        />
      ) : null}
      <PasswordField
        voice={voice}
        name="new-password"
        label={voice.say('password.label')}
        problems={problems}
        autoComplete="new-password"
        passwordRules={`minlength: ${rules.minLength}; maxlength: ${rules.maxLength};`}
        describedBy="rules"
      />
      <button>{voice.say('password.submit')}</button>
    </PostForm>
  );
}

function isActionFault(problem: ActionFault | PasswordProblem): problem is ActionFault {
  return Object.hasOwn(fields, problem);
}

function actionProblem(voice: PageVoice, fault: ActionFault): Problem {
  const text = voice.rich(`authentication-action.reset-password.validation.error.${fault}`);
  return { field: fields[fault], text };
}
