import type { ReactNode } from 'react';
import { Field, PasswordField, PostForm, identifierInput } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';

export type SignInProblem =
  | 'identifier-required'
  | 'identifier-too-long'
  | 'password-required'
  | 'refused'
  | 'stale-form'
  | 'not-reached';

const PROBLEMS: Readonly<Record<SignInProblem, { message: MessageId; field?: string }>> = {
  'identifier-required': { message: 'identify.error-required', field: 'identifier' },
  'identifier-too-long': { message: 'identify.error-too-long', field: 'identifier' },
  'password-required': { message: 'sign-in.error-password', field: 'password' },
  refused: { message: 'sign-in.error-refused', field: 'identifier' },
  'stale-form': { message: 'common.stale-form' },
  'not-reached': { message: 'common.not-reached' },
};

export interface SignInPage {
  readonly formId: string;
  readonly identifier?: string;
  readonly signedOut?: boolean;
  /** Somebody came back to a page after their session, or that of a link, had ended. */
  readonly ended?: boolean;
  readonly problems?: readonly SignInProblem[];
}

export function signInPage(frame: PageFrame, content: SignInPage): string {
  const voice = new PageVoice(frame);
  const problems = (content.problems ?? []).map((each) => {
    const { message, field } = PROBLEMS[each];
    return { text: voice.say(message), ...(field ? { field } : {}) };
  });
  return renderPage(voice, {
    title: voice.say('sign-in.title'),
    problems,
    way: 'forgot',
    children: (
      <>
        <News voice={voice} content={content} />
        <p>{voice.rich('sign-in.intro')}</p>
        <PostForm action="/sign-in" formId={content.formId}>
          <Field
            voice={voice}
            name="identifier"
            label={voice.say('identify.label')}
            problems={problems}
            input={{ ...identifierInput, defaultValue: content.identifier ?? '' }}
          />
          <PasswordField
            voice={voice}
            name="password"
            label={voice.say('sign-in.password')}
            problems={problems}
            autoComplete="current-password"
          />
          <button>{voice.say('sign-in.submit')}</button>
        </PostForm>
      </>
    ),
  });
}

function News({ voice, content }: { voice: PageVoice; content: SignInPage }): ReactNode {
  if (!content.signedOut && !content.ended) return null;
  return (
    <div className={content.signedOut ? 'notice good' : 'notice'} role="status">
      <p>{voice.say(content.signedOut ? 'sign-in.signed-out' : 'sign-in.ended')}</p>
    </div>
  );
}
