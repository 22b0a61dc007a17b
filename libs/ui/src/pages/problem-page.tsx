import type { ReactNode } from 'react';
import { PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';

export type ProblemKind =
  | 'link-rejected'
  | 'enrol-link-rejected'
  | 'ended'
  | 'failed'
  | 'unavailable'
  | 'not-found'
  | 'unknown-host'
  | 'too-many'
  | 'too-large'
  | 'broken';

/** Sends the same form again: nothing that was typed (and is no secret) is lost. */
export interface SendAgain {
  readonly action: string;
  readonly formId: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface ProblemPage {
  readonly kind: ProblemKind;
  /** What the help desk can find this by. */
  readonly reference: string;
  /** When to try again, for `too-many`. */
  readonly retryAt?: Date;
  /** The one button: send a form again, or open an address. */
  readonly next?: SendAgain | { readonly address: string };
}

const BODIES: Readonly<Record<ProblemKind, readonly MessageId[]>> = {
  'link-rejected': ['link-rejected.body'],
  'enrol-link-rejected': ['enrol-link-rejected.body', 'enrol-link-rejected.sign-in'],
  ended: ['ended.body', 'ended.unchanged'],
  failed: ['failed.body'],
  unavailable: ['common.not-reached'],
  'not-found': ['not-found.body'],
  'unknown-host': ['unknown-host.body'],
  'too-many': ['too-many.body'],
  'too-large': ['too-large.body'],
  broken: ['broken.body'],
};

const BUTTONS: Readonly<Record<ProblemKind, MessageId>> = {
  'link-rejected': 'common.send-new',
  'enrol-link-rejected': 'sign-in.submit',
  ended: 'common.start-over',
  failed: 'common.start-over',
  unavailable: 'common.try-again',
  'not-found': 'common.start-over',
  'unknown-host': 'common.try-again',
  'too-many': 'common.try-again',
  'too-large': 'common.start-over',
  broken: 'common.start-over',
};

export function problemPage(frame: PageFrame, content: ProblemPage): string {
  const voice = new PageVoice(frame);
  const { kind, reference, retryAt, next } = content;
  return renderPage(voice, {
    title: voice.say(`${kind}.title`),
    way: kind === 'link-rejected' ? 'sign-in' : null,
    children: (
      <>
        {BODIES[kind].map((message) => (
          <p key={message}>{voice.rich(message, { time: retryAt ? voice.clock(retryAt) : '' })}</p>
        ))}
        <Next voice={voice} label={voice.say(BUTTONS[kind])} next={next} />
        <p className="quiet after">
          {voice.rich('common.reference', { reference: <bdi dir="ltr">{reference}</bdi> })}
        </p>
      </>
    ),
  });
}

function Next(props: { voice: PageVoice; label: string; next: ProblemPage['next'] }): ReactNode {
  const { label, next } = props;
  if (!next) return null;
  if ('address' in next) {
    return (
      <p>
        <a className="button" href={next.address}>
          {label}
        </a>
      </p>
    );
  }
  return (
    <PostForm action={next.action} formId={next.formId}>
      {Object.entries(next.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      <button>{label}</button>
    </PostForm>
  );
}
