import type { ReactNode } from 'react';
import type { Problem } from '../components/error-summary.tsx';
import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import { Unlock } from './last-step-parts.tsx';
import { NewPasswordField } from './password-pair.tsx';
import type { PageFrame, PasswordRules } from '../page-frame.ts';

/** Why a password was not taken; an unknown reason of a newer server is told as the store's. */
export type PasswordProblem =
  | 'required'
  | 'too-short'
  | 'too-long'
  | 'common'
  | 'breached'
  | 'contains-context'
  | 'store-refused'
  | 'store-unavailable'
  | 'unlock-refused'
  | 'account-unavailable'
  | 'stale-form';

export interface PasswordPage {
  readonly formId: string;
  readonly rules: PasswordRules;
  readonly until: Date | null;
  /** What was typed at the start, for password managers; absent when the link was opened elsewhere. */
  readonly identifier?: string | undefined;
  /** Where the account may be unlocked instead. */
  readonly unlockFormId?: string | undefined;
  readonly problems?: readonly PasswordProblem[];
}

export function passwordPage(frame: PageFrame, content: PasswordPage): string {
  const voice = new PageVoice(frame);
  const { rules, until } = content;
  const problems = (content.problems ?? []).map((problem) => problemOf(voice, rules, problem));
  return renderPage(voice, {
    title: voice.say('password.title'),
    step: 3,
    problems,
    way: 'start-over',
    children: (
      <>
        <Rules voice={voice} rules={rules} />
        <NewPassword voice={voice} content={content} problems={problems} />
        {until ? (
          <p className="quiet after">{voice.rich('password.until', { time: voice.clock(until) })}</p>
        ) : null}
        {content.unlockFormId ? <Unlock voice={voice} formId={content.unlockFormId} /> : null}
      </>
    ),
  });
}

function NewPassword(props: {
  voice: PageVoice;
  content: PasswordPage;
  problems: readonly Problem[];
}): ReactNode {
  const { voice, content, problems } = props;
  const { rules, identifier, formId } = content;
  return (
    <PostForm action="/reset/password" formId={formId}>
      {identifier ? (
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={identifier}
          hidden
          readOnly
        />
      ) : null}
      <NewPasswordField voice={voice} rules={rules} problems={problems} />
      <button>{voice.say('password.submit')}</button>
    </PostForm>
  );
}

export function problemOf(voice: PageVoice, rules: PasswordRules, problem: PasswordProblem): Problem {
  const field = 'new-password';
  const limits = { min: rules.minLength, max: rules.maxLength };
  switch (problem) {
    case 'required':
      return { field, text: voice.say('password.error-required') };
    case 'too-short':
      return { field, text: voice.words.say('password.error-too-short', limits) };
    case 'too-long':
      return { field, text: voice.words.say('password.error-too-long', limits) };
    case 'common':
      return { field, text: voice.say('password.error-common') };
    case 'breached':
      return { field, text: voice.say('password.error-breached') };
    case 'contains-context':
      return { field, text: voice.rich('password.error-context') };
    case 'store-refused':
      return { field, text: voice.say('password.error-store') };
    case 'store-unavailable':
      return { field, text: voice.say('password.error-store-down') };
    case 'unlock-refused':
      return { text: voice.say('unlock.error-refused') };
    case 'account-unavailable':
      return { text: voice.say('unlock.error-store-down') };
    case 'stale-form':
      return { text: voice.say('common.stale-form') };
  }
}

/** The rules stand before the field: nobody should learn them by failing. */
export function Rules({ voice, rules }: { voice: PageVoice; rules: PasswordRules }): ReactNode {
  return (
    <section className="rules" id="rules" aria-labelledby="rules-title">
      <h2 id="rules-title">{voice.say('password.rules-title')}</h2>
      <ul>
        <li>{voice.words.say('password.rule-min', { min: rules.minLength })}</li>
        {rules.blocklist ? <li>{voice.say('password.rule-common')}</li> : null}
        {rules.breachedCheck ? <li>{voice.say('password.rule-breached')}</li> : null}
        {rules.contextWords ? <li>{voice.rich('password.rule-context')}</li> : null}
        <li>{voice.words.say('password.rule-max', { max: rules.maxLength })}</li>
      </ul>
      <p className="quiet">{voice.say('password.tip')}</p>
    </section>
  );
}
