import type { ReactNode } from 'react';
import type { Problem } from '../components/error-summary.tsx';
import { PasswordField, PostForm } from '../components/form.tsx';
import type { PageVoice } from '../components/page-voice.tsx';
import type { PasswordRules } from '../page-frame.ts';

const fields = {
  'password.required': 'new-password',
  'password.mismatch': 'new-password',
  'password.weak': 'new-password',
  'incorrect.credentials': 'current-password',
} as const;
/** What the API says of a current and a new password, under its keys. */
export type ActionFault = keyof typeof fields;
export const actionFaults = Object.keys(fields) as ActionFault[];

export interface PasswordPairContent {
  readonly formId: string;
  readonly rules: PasswordRules;
  readonly askCurrentPassword: boolean;
}

/** Where a new password is typed, below its rules. */
export function NewPasswordField(props: {
  voice: PageVoice;
  rules: PasswordRules;
  problems: readonly Problem[];
}): ReactNode {
  const { voice, rules, problems } = props;
  return (
    <PasswordField
      voice={voice}
      name="new-password"
      label={voice.say('password.label')}
      problems={problems}
      autoComplete="new-password"
      passwordRules={`minlength: ${rules.minLength}; maxlength: ${rules.maxLength};`}
      describedBy="rules"
    />
  );
}

/** The form in which people replace the password that they know. */
export function PasswordPair(props: {
  voice: PageVoice;
  action: string;
  content: PasswordPairContent;
  problems: readonly Problem[];
}): ReactNode {
  const { voice, action, content, problems } = props;
  const { rules, formId, askCurrentPassword } = content;
  return (
    <PostForm action={action} formId={formId}>
      {askCurrentPassword ? (
        <PasswordField
          voice={voice}
          name="current-password"
          label={voice.say('choose.current')}
          problems={problems}
          autoComplete="current-password"
        />
      ) : null}
      <NewPasswordField voice={voice} rules={rules} problems={problems} />
      <button>{voice.say('password.submit')}</button>
    </PostForm>
  );
}

export function isActionFault(problem: string): problem is ActionFault {
  return Object.hasOwn(fields, problem);
}

export function actionProblem(voice: PageVoice, fault: ActionFault): Problem {
  const text = voice.rich(`authentication-action.reset-password.validation.error.${fault}`);
  return { field: fields[fault], text };
}
