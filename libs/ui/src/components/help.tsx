import type { ReactNode } from 'react';
import { LONGEST_CONTACT, contactAddress, singleLine } from '../safe-text.ts';
import type { PageVoice } from './page-voice.tsx';

/** The other way that makes sense on this page. */
export type OtherWay = 'start-over' | 'forgot' | 'sign-in' | 'methods' | 'account' | null;

const WAYS = {
  'start-over': { address: '/reset', message: 'common.help-start-over' },
  forgot: { address: '/reset', message: 'common.help-forgot' },
  'sign-in': { address: '/sign-in', message: 'common.help-sign-in' },
  methods: { address: '/account/methods', message: 'methods.back' },
  account: { address: '/account', message: 'methods.account' },
} as const;

/** In the same place on every page. */
export function Help({ voice, way }: { voice: PageVoice; way: OtherWay }): ReactNode {
  if (!voice.frame.tenant) return null;
  const chosen = way && WAYS[way];
  return (
    <section className="help" aria-labelledby="help-title">
      <h2 id="help-title">{voice.say('common.help-title')}</h2>
      <ul>
        {chosen ? (
          <li>
            <a href={chosen.address}>{voice.say(chosen.message)}</a>
          </li>
        ) : null}
        <li>
          <Contact voice={voice} />
        </li>
      </ul>
    </section>
  );
}

function Contact({ voice }: { voice: PageVoice }): ReactNode {
  const contact = singleLine(voice.frame.tenant?.supportContact ?? '', LONGEST_CONTACT);
  if (!contact) return voice.rich('common.help-no-contact');
  const address = contactAddress(contact);
  const text = <bdi>{contact}</bdi>;
  return voice.rich('common.help-contact', { contact: address ? <a href={address}>{text}</a> : text });
}
