import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';
import { Field, PostForm, identifierInput } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';

export type IdentifyProblem = 'required' | 'too-long' | 'invalid' | 'stale-form';

const MESSAGES: Readonly<Record<IdentifyProblem, MessageId>> = {
  required: 'identify.error-required',
  'too-long': 'identify.error-too-long',
  invalid: 'identify.error-invalid',
  'stale-form': 'common.stale-form',
};

export interface IdentifyPage {
  readonly formId: string;
  readonly identifier?: string;
  readonly problem?: IdentifyProblem;
}

export function identifyPage(frame: PageFrame, content: IdentifyPage): string {
  const voice = new PageVoice(frame);
  const { formId, identifier = '', problem } = content;
  const problems = problem
    ? [{ text: voice.say(MESSAGES[problem]), ...(problem === 'stale-form' ? {} : { field: 'identifier' }) }]
    : [];
  return renderPage(voice, {
    title: voice.say('identify.title'),
    step: 1,
    problems,
    way: 'sign-in',
    children: (
      <>
        <p>{voice.rich('identify.intro')}</p>
        <PostForm action="/reset" formId={formId}>
          <Field
            voice={voice}
            name="identifier"
            label={voice.say('identify.label')}
            hint={voice.say('identify.hint')}
            problems={problems}
            input={{ ...identifierInput, defaultValue: identifier }}
          />
          <button>{voice.say('identify.submit')}</button>
        </PostForm>
      </>
    ),
  });
}
