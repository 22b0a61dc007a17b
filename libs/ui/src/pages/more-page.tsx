import type { ReactNode } from 'react';
import { Field, PostForm } from '../components/form.tsx';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';

export type MoreProblem = 'rejected' | 'unable' | 'stale-form';

export interface Destination {
  readonly id: string;
  /** The end of a number. */
  readonly label: string;
}

export interface OfferedProof {
  readonly formId: string;
  readonly verificationId: string;
  /** The tenant's own words. */
  readonly name: string;
  readonly method: string;
  readonly asksCode: boolean;
  /** Its form asks it; what it asks is the next page. */
  readonly asksFirst: boolean;
  /** Where a code can go to; the person chooses where there are several. */
  readonly destinations: readonly Destination[];
}

export interface MorePage {
  /** One that is asked for, or those among which people choose. */
  readonly proofs: readonly OfferedProof[];
  /** Names of those that are asked for and that the person cannot give. */
  readonly missing: readonly string[];
  /** How many of them are still to be given. */
  readonly count: number;
  readonly problem?: MoreProblem | undefined;
}

const problemTexts = {
  rejected: 'more.error-rejected',
  unable: 'more.error-unable',
  'stale-form': 'common.stale-form',
} as const satisfies Readonly<Record<MoreProblem, MessageId>>;

/** What is asked for beside the mail: each has a form of its own, so that nobody types a code into the wrong field. */
export function morePage(frame: PageFrame, { proofs, missing, count, problem }: MorePage): string {
  const voice = new PageVoice(frame);
  const several = proofs.length > 1;
  return renderPage(voice, {
    title: voice.say('more.title'),
    step: 2,
    problems: problem ? [{ text: voice.say(problemTexts[problem]) }] : [],
    way: 'start-over',
    children: (
      <>
        <p>{voice.rich('more.body')}</p>
        {several ? <p>{voice.words.say('more.choose', { count })}</p> : null}
        {proofs.map((proof, position) => (
          <Proof key={proof.verificationId} voice={voice} proof={proof} first={position === 0} />
        ))}
        {missing.map((name) => (
          <p key={name}>{voice.rich('more.not-ready', { name: <bdi>{name}</bdi> })}</p>
        ))}
      </>
    ),
  });
}

const codeLabels: Readonly<Record<string, MessageId>> = {
  authenticator: 'more.authenticator-label',
  recovery_codes: 'more.recovery-codes-label',
};

function Proof(props: {
  readonly voice: PageVoice;
  readonly proof: OfferedProof;
  readonly first: boolean;
}): ReactNode {
  const { voice, proof, first } = props;
  const { verificationId, name, method, asksCode } = proof;
  return (
    <PostForm action={proof.asksFirst ? '/reset/more/ask' : '/reset/more'} formId={proof.formId}>
      <input type="hidden" name="verification" defaultValue={verificationId} />
      {asksCode ? (
        <Field
          voice={voice}
          name="code"
          id={`code-${verificationId}`}
          label={voice.say(codeLabels[method] ?? 'more.code-label')}
          input={{
            type: 'text',
            inputMode: method === 'recovery_codes' ? 'text' : 'numeric',
            autoComplete: 'one-time-code',
            ...(method === 'recovery_codes' ? {} : { className: 'code' }),
            dir: 'ltr',
            spellCheck: false,
          }}
        />
      ) : null}
      {proof.destinations.length > 1 ? <Destinations voice={voice} proof={proof} /> : null}
      <button className={first ? undefined : 'second'}>
        {voice.rich('more.submit', { name: <bdi>{name}</bdi> })}
      </button>
    </PostForm>
  );
}

/** Chosen before anything is sent: a code on its way to a lost telephone keeps the next one waiting. */
function Destinations({ voice, proof }: { voice: PageVoice; proof: OfferedProof }): ReactNode {
  return (
    <fieldset className="choice">
      <legend>{voice.say('more.destination')}</legend>
      {proof.destinations.map(({ id, label }, position) => (
        <label key={id}>
          <input type="radio" name="enrolment" value={id} defaultChecked={position === 0} />
          <span>{voice.rich('more.destination-end', { end: <bdi dir="ltr">{label}</bdi> })}</span>
        </label>
      ))}
    </fieldset>
  );
}
