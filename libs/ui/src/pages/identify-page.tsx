import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';
import { Field, PostForm, identifierInput } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import { singleLine } from '../safe-text.ts';

export type IdentifyProblem = 'required' | 'too-long' | 'invalid' | 'stale-form';

/** What people say who they are by. `name`: what the tenant calls an attribute of its own. */
export interface AskedIdentifier {
  readonly kind: 'user_name' | 'email' | 'user_name_or_email' | 'attribute';
  readonly name: string | null;
}

/** How a field is named that asks for it; that of an attribute has the tenant's `name` in it. */
export const identifierLabels = {
  user_name: 'identify.label-user-name',
  email: 'identify.label-email',
  user_name_or_email: 'identify.label',
  attribute: 'identify.label-attribute',
} as const satisfies Record<AskedIdentifier['kind'], MessageId>;

const MESSAGES: Readonly<Record<IdentifyProblem, MessageId>> = {
  required: 'identify.error-required',
  'too-long': 'identify.error-too-long',
  invalid: 'identify.error-invalid',
  'stale-form': 'common.stale-form',
};
/** The same for whatever is asked for by another name. */
const OTHERS: Readonly<Record<IdentifyProblem, MessageId>> = {
  ...MESSAGES,
  required: 'identify.error-empty',
  'too-long': 'identify.error-wrong',
  invalid: 'identify.error-wrong',
};

export interface IdentifyPage {
  readonly formId: string;
  readonly identifier?: string;
  readonly problem?: IdentifyProblem;
  /** Either of name and address where it is left out. */
  readonly identifiedBy?: AskedIdentifier;
}

const usual: AskedIdentifier = { kind: 'user_name_or_email', name: null };

export function identifyPage(frame: PageFrame, content: IdentifyPage): string {
  const voice = new PageVoice(frame);
  const { formId, identifier = '', problem, identifiedBy: { kind, name } = usual } = content;
  const messages = kind === usual.kind ? MESSAGES : OTHERS;
  const problems = problem
    ? [{ text: voice.say(messages[problem]), ...(problem === 'stale-form' ? {} : { field: 'identifier' }) }]
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
            label={
              kind === 'attribute' ? <bdi>{singleLine(name ?? '')}</bdi> : voice.say(identifierLabels[kind])
            }
            hint={kind === 'attribute' ? undefined : voice.say('identify.hint')}
            problems={problems}
            input={{ ...identifierInput, defaultValue: identifier }}
          />
          <button>{voice.say('identify.submit')}</button>
        </PostForm>
      </>
    ),
  });
}
