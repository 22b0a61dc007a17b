import { dayAndClockText, knownTimeZone } from '../clock-text.ts';
import { LONGEST_CONTACT, defangedName, singleLine, webAddress } from '../safe-text.ts';
import { inOwnWords, type Speech } from '../own-words.ts';
import type { MessageId } from '../messages/en.ts';
import { wordsIn } from '../words.ts';
import {
  UnusableMessage,
  type Block,
  type EnrolmentLinkMessage,
  type EnrolmentReminderMessage,
  type Message,
  type NewPasswordMessage,
  type OutcomeContradictedMessage,
  type ProcessDeactivatedMessage,
  type ResetLinkMessage,
  type StaffResetLinkMessage,
} from './message.ts';

export interface Composed {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly footer: readonly string[];
}

const LONGEST_REASON = 400;

interface Speaker {
  readonly words: Speech;
  readonly names: { readonly tenant: string; readonly application: string };
  readonly clock: (moment: Date) => string;
}

export function compose(message: Message): Composed {
  const timeZone = knownTimeZone(message.timeZone);
  const names = { tenant: singleLine(message.tenantName), application: singleLine(message.applicationName) };
  const words = inOwnWords(wordsIn(message.locale), message.texts ?? {}, names);
  const clock = (moment: Date) => dayAndClockText(moment, message.locale, timeZone);
  const speaker: Speaker = { words, names, clock };
  return {
    subject: subjectOf(message, speaker),
    blocks: [greeting(message, words), ...bodyOf(message, speaker)],
    footer: footerOf(message, speaker),
  };
}

/** Who administers is told by nobody's service desk. */
function footerOf({ kind, supportContact }: Message, { words, names }: Speaker): string[] {
  if (kind === 'process-deactivated' || kind === 'outcome-contradicted')
    return [words.say('mail.staff-footer', names)];
  const contact = singleLine(supportContact ?? '', LONGEST_CONTACT);
  return [
    contact ? words.say('mail.help', { contact }) : words.say('common.help-no-contact', names),
    words.say('mail.footer', names),
  ];
}

function subjectOf(message: Message, { words, names }: Speaker): string {
  switch (message.kind) {
    case 'reset-link':
    case 'staff-reset-link':
      return words.say('mail.reset-subject', names);
    case 'password-changed':
      return words.say('mail.changed-subject', names);
    case 'new-password':
      return words.say('mail.new-password-subject', names);
    case 'account-unlocked':
      return words.say('mail.unlocked-subject', names);
    case 'reset-failed':
      return words.say('mail.failed-subject', names);
    case 'reset-unanswered':
      return words.say('mail.unanswered-subject', names);
    case 'method-added':
    case 'method-removed':
      return words.say('mail.methods-subject', names);
    case 'enrolment-link':
      return words.say('mail.enrol-subject', names);
    case 'enrolment-reminder':
      return words.say('mail.reminder-subject', names);
    case 'process-deactivated':
      return words.say('mail.deactivated-subject', { ...names, process: singleLine(message.processName) });
    case 'outcome-contradicted':
      return words.say('mail.contradicted-subject', { ...names, store: singleLine(message.storeName) });
  }
}

function greeting(message: Message, words: Speech): Block {
  const name = defangedName(message.recipientName ?? '');
  const text = name ? words.say('mail.hello-name', { name }) : words.say('mail.hello');
  return { kind: 'paragraph', text };
}

function bodyOf(message: Message, speaker: Speaker): Block[] {
  const { words, names } = speaker;
  const notYou = paragraph(words.say('mail.changed-not-you'));
  switch (message.kind) {
    case 'password-changed':
      return [paragraph(words.say('mail.changed-intro', names)), notYou];
    case 'account-unlocked':
      return [paragraph(words.say('mail.unlocked-intro', names)), notYou];
    case 'reset-failed':
      return [paragraph(words.say('mail.failed-intro', names)), notYou];
    case 'reset-unanswered':
      return [paragraph(words.say('mail.unanswered-intro', names)), notYou];
    case 'method-added':
    case 'method-removed':
      return [paragraph(words.say(`mail.${message.kind}-intro`, names)), notYou];
    case 'new-password':
      return [...newPasswordBlocks(message, speaker), notYou];
    case 'enrolment-link':
      return enrolmentLinkBlocks(message, speaker);
    case 'enrolment-reminder':
      return reminderBlocks(message, speaker);
    case 'process-deactivated':
      return deactivationBlocks(message, speaker);
    case 'staff-reset-link':
      return staffLinkBlocks(message, speaker);
    case 'outcome-contradicted':
      return contradictionBlocks(message, speaker);
    case 'reset-link':
      return [
        paragraph(words.say('mail.reset-intro', names)),
        ...linkBlocks(message, speaker),
        ...codeBlocks(message, speaker),
        paragraph(words.say('mail.reset-not-you')),
      ];
  }
}

function newPasswordBlocks({ password }: NewPasswordMessage, { words, names }: Speaker): Block[] {
  if (!password) throw new UnusableMessage('A mail with a new password needs the password.');
  return [
    paragraph(words.say('mail.new-password-intro', names)),
    { kind: 'code', code: password },
    paragraph(words.say('mail.new-password-keep')),
  ];
}

function deactivationBlocks(message: ProcessDeactivatedMessage, { words, names }: Speaker): Block[] {
  const { processName, missing, others } = message;
  const texts = [
    words.say('mail.deactivated-intro', { ...names, process: singleLine(processName) }),
    ...(missing.length > 0 ? [words.say('mail.deactivated-missing')] : []),
    ...missing.map((line) => singleLine(line, LONGEST_REASON)),
    words.say('mail.deactivated-remedy'),
    ...(others > 0 ? [words.say('mail.deactivated-others', { count: String(others) })] : []),
  ];
  return texts.map(paragraph);
}

const ends = {
  completed_with_success: 'mail.contradicted-done',
  completed_with_failure: 'mail.contradicted-failed',
  expired: 'mail.contradicted-expired',
  withdrawn: 'mail.contradicted-withdrawn',
} as const satisfies Record<OutcomeContradictedMessage['ended'], MessageId>;

function contradictionBlocks(message: OutcomeContradictedMessage, { words, names }: Speaker): Block[] {
  const { storeName, reference, ended, others } = message;
  const named = { ...names, store: singleLine(storeName), reference: singleLine(reference) };
  const texts = [
    words.say('mail.contradicted-intro', named),
    words.say(ends[ended]),
    words.say('mail.contradicted-remedy'),
    ...(others > 0 ? [words.say('mail.contradicted-others', { count: String(others) })] : []),
  ];
  return texts.map(paragraph);
}

function enrolmentLinkBlocks(message: EnrolmentLinkMessage, { words, names, clock }: Speaker): Block[] {
  const expiry = message.linkExpiresAt;
  return [
    paragraph(words.say('mail.enrol-intro', names)),
    paragraph(words.say('mail.enrol-open')),
    button(words, 'mail.enrol-button', message.link ?? ''),
    ...(expiry ? [quiet(words.say('mail.reset-link-expiry', { time: clock(expiry) }))] : []),
    paragraph(words.say('mail.enrol-not-you')),
  ];
}

function staffLinkBlocks(message: StaffResetLinkMessage, { words, names, clock }: Speaker): Block[] {
  const expiry = message.linkExpiresAt;
  return [
    paragraph(words.say('mail.staff-reset-intro', names)),
    paragraph(words.say('mail.staff-reset-open')),
    button(words, 'mail.reset-button', message.link ?? ''),
    ...(expiry ? [quiet(words.say('mail.reset-link-expiry', { time: clock(expiry) }))] : []),
    paragraph(words.say('mail.enrol-not-you')),
  ];
}

function reminderBlocks({ signInUrl }: EnrolmentReminderMessage, { words, names }: Speaker): Block[] {
  return [
    paragraph(words.say('mail.reminder-intro', names)),
    paragraph(words.say('mail.reminder-do', names)),
    ...(signInUrl ? [button(words, 'mail.reminder-button', signInUrl)] : []),
  ];
}

function linkBlocks(message: ResetLinkMessage, { words, clock }: Speaker): Block[] {
  if (message.link === undefined) {
    if (message.code === undefined) throw new UnusableMessage('A reset mail needs a link or a code.');
    return [];
  }
  const expiry = message.linkExpiresAt;
  return [
    { kind: 'paragraph', text: words.say('mail.reset-open') },
    button(words, 'mail.reset-button', message.link),
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

/** Throws UnusableMessage. */
function button(words: Speech, label: MessageId, link: string): Block {
  const address = webAddress(link);
  if (!address) throw new UnusableMessage('The link of a mail must be an http(s) address.');
  return { kind: 'button', label: words.say(label), address, copyHint: words.say('mail.reset-copy') };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const quiet = (text: string): Block => ({ kind: 'paragraph', text, quiet: true });
