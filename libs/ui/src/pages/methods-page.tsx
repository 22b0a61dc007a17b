import type { ReactNode } from 'react';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';
import { singleLine } from '../safe-text.ts';
import { enrolProblems, type EnrolProblem } from './enrol-problems.ts';

export interface HeldMethod {
  readonly id: string;
  /** Of a telephone, the end of its number. */
  readonly label: string;
  readonly usable: boolean;
  readonly usableFrom: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface OfferedMethod {
  readonly verificationId: string;
  /** The tenant's own words. */
  readonly name: string;
  readonly method: string;
  /** Begun and not finished; what was shown for it is not shown again. */
  readonly begun: boolean;
  readonly held: readonly HeldMethod[];
  readonly mayAdd: boolean;
}

export interface MethodsPage {
  readonly methods: readonly OfferedMethod[];
  /** By a mailed link: whose it was, and until when it is good. */
  readonly byLink?: { readonly displayName: string; readonly until: Date } | undefined;
  /** What was set up a moment ago. */
  readonly added?: { readonly name: string; readonly usableFrom: Date } | undefined;
  readonly removed: boolean;
  readonly problem?: EnrolProblem | undefined;
}

/** What a person can prove by, and what there is to do about it. No secret is on it, so it may be opened at any time. */
export function methodsPage(frame: PageFrame, content: MethodsPage): string {
  const voice = new PageVoice(frame);
  const { methods, byLink, problem } = content;
  return renderPage(voice, {
    title: voice.say('methods.title'),
    problems: enrolProblems(voice, problem ? [problem] : []),
    way: byLink ? 'sign-in' : 'account',
    children: (
      <>
        <News voice={voice} content={content} />
        <p>{voice.rich(methods.length > 0 ? 'methods.body' : 'methods.none')}</p>
        {byLink ? (
          <p>
            {voice.rich('methods.by-link', {
              name: <bdi>{singleLine(byLink.displayName)}</bdi>,
              time: voice.clock(byLink.until),
            })}
          </p>
        ) : null}
        {methods.map((method) => (
          <Method key={method.verificationId} voice={voice} method={method} />
        ))}
      </>
    ),
  });
}

function News({ voice, content }: { voice: PageVoice; content: MethodsPage }): ReactNode {
  const { added, removed } = content;
  if (!added && !removed) return null;
  return (
    <div className="notice good" role="status">
      <p>
        {added
          ? voice.rich('methods.added', {
              name: <bdi>{added.name}</bdi>,
              time: voice.clock(added.usableFrom),
            })
          : voice.say('methods.removed')}
      </p>
    </div>
  );
}

function Method({ voice, method }: { voice: PageVoice; method: OfferedMethod }): ReactNode {
  const { verificationId, name, begun, held, mayAdd } = method;
  const title = `method-${verificationId}`;
  const address = `/account/methods/${verificationId}`;
  const offer = held.length > 0 ? 'methods.add' : 'methods.set-up';
  return (
    <section className="more" aria-labelledby={title}>
      <h2 id={title}>
        <bdi>{name}</bdi>
      </h2>
      {held.length > 0 ? null : <p>{voice.say(begun ? 'methods.begun' : 'methods.not-started')}</p>}
      {held.length > 0 ? (
        <ul className="held">
          {held.map((one, position) => (
            <Held key={one.id} voice={voice} method={method} one={one} number={position + 1} />
          ))}
        </ul>
      ) : null}
      {mayAdd ? (
        <p>
          <a className="act second" href={address}>
            {voice.rich(offer, { name: <bdi>{name}</bdi> })}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Held(props: {
  readonly voice: PageVoice;
  readonly method: OfferedMethod;
  readonly one: HeldMethod;
  readonly number: number;
}): ReactNode {
  const { voice, method, one, number } = props;
  const what = <HeldName voice={voice} method={method} label={one.label} number={number} />;
  const state =
    one.usable || !one.usableFrom
      ? voice.say('methods.usable')
      : voice.rich('methods.quarantined', { time: voice.clock(one.usableFrom) });
  return (
    <li>
      {method.held.length > 1 || method.method === 'sms' ? (
        <>
          <strong>{what}</strong>
          <br />
        </>
      ) : null}
      {state} <Used voice={voice} one={one} />
      <br />
      <a href={`/account/methods/${method.verificationId}/${one.id}/removal`}>
        {voice.say('methods.remove')}
        <span className="visually-hidden">: {what}</span>
      </a>
    </li>
  );
}

/** Of what cannot be used yet there is nothing to tell. */
function Used({ voice, one }: { voice: PageVoice; one: HeldMethod }): ReactNode {
  if (one.lastUsedAt) return voice.rich('methods.last-used', { time: voice.clock(one.lastUsedAt) });
  return one.usable ? voice.say('methods.never-used') : null;
}

/** What tells one from the others: the end of a number, else its place in the list. */
export function HeldName(props: {
  readonly voice: PageVoice;
  readonly method: Pick<OfferedMethod, 'name' | 'method' | 'held'>;
  readonly label: string;
  readonly number: number;
}): ReactNode {
  const { voice, method, label, number } = props;
  const name = <bdi>{method.name}</bdi>;
  if (method.method === 'sms' && label !== '')
    return voice.rich('methods.phone', { name, end: <bdi dir="ltr">{label}</bdi> });
  return method.held.length > 1 ? (
    <>
      {name} {number}
    </>
  ) : (
    name
  );
}
