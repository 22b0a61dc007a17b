import type { ReactNode } from 'react';
import type { Problem } from '../components/error-summary.tsx';
import { Field, PostForm, codeInput } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';

export type SentProblem = 'code-required' | 'code-format' | 'code-rejected' | 'resend-early' | 'stale-form';

export interface SentPage {
  readonly formId: string;
  readonly resendFormId: string;
  readonly identifier: string;
  readonly codeLength: number;
  readonly codeExpiresAt: Date;
  /** Null where the mail has a code alone. */
  readonly linkExpiresAt: Date | null;
  /** When the newest mail was asked for, if it is not the first. */
  readonly resentAt?: Date | undefined;
  readonly resendPossibleAt?: Date | undefined;
  readonly problem?: SentProblem;
}

export function sentPage(frame: PageFrame, content: SentPage): string {
  const voice = new PageVoice(frame);
  const problems = problemsOf(voice, content);
  return renderPage(voice, {
    title: voice.say('sent.title'),
    step: 2,
    problems,
    way: 'start-over',
    children: (
      <>
        <Resent voice={voice} at={content.resentAt} />
        <p>
          {voice.rich(content.linkExpiresAt ? 'sent.body' : 'sent.body-code', {
            identifier: (
              <strong>
                <bdi>{content.identifier}</bdi>
              </strong>
            ),
          })}
        </p>
        <p>{voice.say(content.linkExpiresAt ? 'sent.choose' : 'sent.choose-code')}</p>
        <PostForm action="/reset/sent" formId={content.formId}>
          <CodeField voice={voice} problems={problems} length={content.codeLength} />
          <button>{voice.say('sent.submit')}</button>
        </PostForm>
        <p className="quiet after">
          <Expiry voice={voice} content={content} />
        </p>
        <Resend voice={voice} content={content} />
      </>
    ),
  });
}

function problemsOf(voice: PageVoice, content: SentPage): Problem[] {
  const { problem } = content;
  if (!problem) return [];
  switch (problem) {
    case 'code-required':
      return [{ field: 'code', text: voice.say('sent.error-code-required') }];
    case 'code-format':
      return [
        { field: 'code', text: voice.words.say('sent.error-code-format', { length: content.codeLength }) },
      ];
    case 'code-rejected':
      return [{ field: 'code', text: voice.say('sent.error-code-rejected') }];
    case 'resend-early': {
      const time = voice.clock(content.resendPossibleAt ?? voice.frame.now);
      return [{ field: 'resend', text: voice.rich('sent.error-resend-early', { time }) }];
    }
    case 'stale-form':
      return [{ text: voice.say('common.stale-form') }];
  }
}

function CodeField(props: { voice: PageVoice; problems: readonly Problem[]; length: number }): ReactNode {
  const { voice, problems, length } = props;
  return (
    <Field
      voice={voice}
      name="code"
      label={voice.say('sent.code-label')}
      hint={voice.words.say('sent.code-hint', { length })}
      problems={problems}
      input={codeInput}
    />
  );
}

function Resent({ voice, at }: { voice: PageVoice; at: Date | undefined }): ReactNode {
  if (!at) return null;
  return (
    <div className="notice good" role="status">
      <p>{voice.rich('sent.resent', { time: voice.clock(at) })}</p>
    </div>
  );
}

function Expiry({ voice, content }: { voice: PageVoice; content: SentPage }): ReactNode {
  const expired = content.codeExpiresAt <= voice.frame.now;
  const codeTime = voice.clock(content.codeExpiresAt);
  if (!content.linkExpiresAt)
    return voice.rich(expired ? 'sent.code-expired-code' : 'sent.expiry-code', { codeTime });
  const linkTime = voice.clock(content.linkExpiresAt);
  return voice.rich(expired ? 'sent.code-expired' : 'sent.expiry', { codeTime, linkTime });
}

function Resend({ voice, content }: { voice: PageVoice; content: SentPage }): ReactNode {
  const { resendPossibleAt, resendFormId, problem } = content;
  const waits = resendPossibleAt && resendPossibleAt > voice.frame.now;
  const early = problem === 'resend-early';
  return (
    <section className="more" aria-labelledby="resend-title">
      <h2 id="resend-title">{voice.say('sent.resend-title')}</h2>
      <p>{voice.say('sent.resend-hint')}</p>
      {early ? (
        <p className="error" id="resend-problem">
          {voice.rich('sent.error-resend-early', { time: voice.clock(resendPossibleAt ?? voice.frame.now) })}
        </p>
      ) : null}
      {waits ? (
        <p id="resend-wait">{voice.rich('sent.resend-wait', { time: voice.clock(resendPossibleAt) })}</p>
      ) : null}
      <PostForm action="/reset/resend" formId={resendFormId}>
        <button id="resend" className="second" aria-describedby={waits ? 'resend-wait' : undefined}>
          {voice.say('sent.resend-submit')}
        </button>
      </PostForm>
    </section>
  );
}
