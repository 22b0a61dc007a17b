import type { ReactNode } from 'react';
import { PageVoice } from '../components/page-voice.tsx';
import { renderPage } from '../components/page.tsx';
import type { PageFrame } from '../page-frame.ts';
import { webAddress } from '../safe-text.ts';

/**
 * What was done: `unlock` leaves the password as it was; a made one was on the page before this, or was lost with it; a
 * requested one comes from the system that keeps it.
 */
export function donePage(
  frame: PageFrame,
  what: 'password' | 'made-password' | 'requested-password' | 'unlock',
): string {
  const voice = new PageVoice(frame);
  return renderPage(voice, {
    title: voice.say(what === 'unlock' ? 'unlocked.title' : 'done.title'),
    mark: <Tick />,
    ...(what === 'made-password' ? { way: 'start-over' as const } : {}),
    children: (
      <>
        {what === 'unlock' ? (
          <p>{voice.rich('unlocked.body')}</p>
        ) : (
          <>
            {what === 'made-password' ? <p>{voice.say('generated.gone')}</p> : null}
            {what === 'requested-password' ? <p>{voice.say('request.arrives')}</p> : null}
            <p>{voice.rich('done.body')}</p>
            <p>{voice.say('done.devices')}</p>
          </>
        )}
        <SignInLink voice={voice} />
      </>
    ),
  });
}

/** Leads back to the application by a link: a form could not leave this origin. */
export function SignInLink({ voice }: { voice: PageVoice }): ReactNode {
  return (
    <p>
      <a className="button" href={webAddress(voice.frame.tenant?.signInUrl) ?? '/sign-in'}>
        {voice.say('done.sign-in')}
      </a>
    </p>
  );
}

export function Tick(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="21" fill="none" stroke="currentColor" strokeWidth="4" />
      <path d="M14 25l7 7 13-15" fill="none" stroke="currentColor" strokeWidth="5" />
    </svg>
  );
}
