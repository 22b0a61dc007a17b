import { dayAndClockText, knownTimeZone } from '../clock-text.ts';
import { LONGEST_CONTACT, defangedName, singleLine, webAddress } from '../safe-text.ts';
import { wordsIn, type Words } from '../words.ts';
import { UnusableMessage, type Block, type Message, type ResetLinkMessage } from './message.ts';

export interface Composed {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly footer: readonly string[];
}

interface Speaker {
  readonly words: Words;
  readonly names: { readonly tenant: string; readonly application: string };
  readonly clock: (moment: Date) => string;
}

export function compose(message: Message): Composed {
  const words = wordsIn(message.locale);
  const timeZone = knownTimeZone(message.timeZone);
  const names = { tenant: singleLine(message.tenantName), application: singleLine(message.applicationName) };
  const clock = (moment: Date) => dayAndClockText(moment, message.locale, timeZone);
  const speaker: Speaker = { words, names, clock };
  const contact = singleLine(message.supportContact ?? '', LONGEST_CONTACT);
  return {
    subject: subjectOf(message, speaker),
    blocks: [greeting(message, words), ...bodyOf(message, speaker)],
    footer: [
      contact ? words.say('mail.help', { contact }) : words.say('common.help-no-contact', names),
      words.say('mail.footer', names),
    ],
  };
}

function subjectOf(message: Message, { words, names }: Speaker): string {
  return words.say(message.kind === 'reset-link' ? 'mail.reset-subject' : 'mail.changed-subject', names);
}

function greeting(message: Message, words: Words): Block {
  const name = defangedName(message.recipientName ?? '');
  const text = name ? words.say('mail.hello-name', { name }) : words.say('mail.hello');
  return { kind: 'paragraph', text };
}

function bodyOf(message: Message, speaker: Speaker): Block[] {
  const { words, names } = speaker;
  if (message.kind === 'password-changed') {
    return [
      { kind: 'paragraph', text: words.say('mail.changed-intro', names) },
      { kind: 'paragraph', text: words.say('mail.changed-not-you') },
    ];
  }
  return [
    { kind: 'paragraph', text: words.say('mail.reset-intro', names) },
    ...linkBlocks(message, speaker),
    ...codeBlocks(message, speaker),
    { kind: 'paragraph', text: words.say('mail.reset-not-you') },
  ];
}

function linkBlocks(message: ResetLinkMessage, { words, clock }: Speaker): Block[] {
  if (message.link === undefined) {
    if (message.code === undefined) throw new UnusableMessage('A reset mail needs a link or a code.');
    return [];
  }
  const address = webAddress(message.link);
  if (!address) throw new UnusableMessage('The link of a reset mail must be an http(s) address.');
  const expiry = message.linkExpiresAt;
  return [
    { kind: 'paragraph', text: words.say('mail.reset-open') },
    {
      kind: 'button',
      label: words.say('mail.reset-button'),
      address,
      copyHint: words.say('mail.reset-copy'),
    },
    ...(expiry ? [quiet(words.say('mail.reset-link-expiry', { time: clock(expiry) }))] : []),
  ];
}

function codeBlocks(message: ResetLinkMessage, { words, clock }: Speaker): Block[] {
  if (message.code === undefined) return [];
  if (!/^\d{6,10}$/.test(message.code)) throw new UnusableMessage('A code is 6 to 10 decimal digits.');
  const expiry = message.codeExpiresAt;
  return [
    { kind: 'paragraph', text: words.say(message.link ? 'mail.reset-code' : 'mail.reset-code-only') },
    { kind: 'code', code: message.code },
    ...(expiry ? [quiet(words.say('mail.reset-code-expiry', { time: clock(expiry) }))] : []),
  ];
}

const quiet = (text: string): Block => ({ kind: 'paragraph', text, quiet: true });
