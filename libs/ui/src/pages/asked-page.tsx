import type { ReactNode } from 'react';
import { Field, PostForm, answerInput, codeInput } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { Passkey } from '../components/passkey.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export type AskedProblem = 'rejected' | 'stale-form';

/** What was asked. Texts of questions are the tenant's own words. */
export type Asked =
  | {
      readonly kind: 'questions';
      readonly questions: readonly { readonly id: string; readonly text: string }[];
    }
  /** JSON, for the browser's `navigator.credentials.get`. */
  | { readonly kind: 'passkey'; readonly options: string }
  /** The end of the number to which a code was sent. */
  | { readonly kind: 'code'; readonly sentTo: string };

export interface AskedPage {
  readonly verificationId: string;
  /** Which of several telephones was chosen. */
  readonly enrolmentId?: string | undefined;
  readonly asked: Asked;
  readonly formId: string;
  /** Of the form that asks again. */
  readonly againFormId: string;
  readonly problem?: AskedProblem | undefined;
}

/** What a further proof asks before it is given: questions, the code of a message, or a passkey. */
export function askedPage(frame: PageFrame, page: AskedPage): string {
  const { asked, formId, againFormId, problem } = page;
  const voice = new PageVoice(frame);
  const told = problem === 'rejected' ? 'more.error-rejected' : 'common.stale-form';
  return renderPage(voice, {
    title: voice.say('more.title'),
    step: 2,
    problems: problem ? [{ text: voice.say(told) }] : [],
    way: 'start-over',
    ...(asked.kind === 'passkey' ? { withScript: 'passkeyAsker' } : {}),
    children: (
      <>
        <PostForm action="/reset/more/answer" formId={formId}>
          <Wanted {...page} />
          <Fields voice={voice} asked={asked} />
        </PostForm>
        {asked.kind === 'code' ? (
          <PostForm action="/reset/more/ask" formId={againFormId}>
            <Wanted {...page} />
            <button className="second">{voice.say('more.code-again')}</button>
          </PostForm>
        ) : null}
        <p className="after">
          <a href="/reset/more">{voice.say('more.back')}</a>
        </p>
      </>
    ),
  });
}

/** Of what the page asks, sent with either of its forms. */
function Wanted({
  verificationId,
  enrolmentId,
}: Pick<AskedPage, 'verificationId' | 'enrolmentId'>): ReactNode {
  return (
    <>
      <input type="hidden" name="verification" defaultValue={verificationId} />
      {enrolmentId ? <input type="hidden" name="enrolment" defaultValue={enrolmentId} /> : null}
    </>
  );
}

function Fields({ voice, asked }: { readonly voice: PageVoice; readonly asked: Asked }): ReactNode {
  if (asked.kind === 'passkey') {
    const [body, submit] = [voice.say('more.passkey-body'), voice.say('more.passkey-submit')];
    return <Passkey voice={voice} options={asked.options} body={body} submit={submit} />;
  }
  return (
    <>
      {asked.kind === 'questions' ? (
        <Questions voice={voice} questions={asked.questions} />
      ) : (
        <SentCode voice={voice} sentTo={asked.sentTo} />
      )}
      <button>{voice.say('sent.submit')}</button>
    </>
  );
}

function Questions(props: {
  readonly voice: PageVoice;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}): ReactNode {
  const { voice, questions } = props;
  return (
    <>
      <p>{voice.say('more.questions-body')}</p>
      {questions.map(({ id, text }) => (
        <Field key={id} voice={voice} name={`answer-${id}`} label={<bdi>{text}</bdi>} input={answerInput} />
      ))}
    </>
  );
}

function SentCode({ voice, sentTo }: { readonly voice: PageVoice; readonly sentTo: string }): ReactNode {
  return (
    <>
      <p>{voice.rich('more.code-sent', { end: <bdi dir="ltr">{sentTo}</bdi> })}</p>
      <input type="hidden" name="sent-to" defaultValue={sentTo} />
      <Field voice={voice} name="code" label={voice.say('more.code-label')} input={codeInput} />
    </>
  );
}
