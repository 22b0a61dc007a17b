import type { Locale } from '../locales.ts';
import { UnusableMessage } from '../mail/message.ts';
import { inOwnWords, type OwnTexts } from '../own-words.ts';
import { defangedName, singleLine } from '../safe-text.ts';
import { wordsIn } from '../words.ts';
import { gsmLength, gsmMessage } from './gsm-alphabet.ts';

export interface SmsMessage {
  readonly kind: 'recovery-code' | 'telephone-code' | 'sms-trial';
  readonly locale: Locale;
  readonly tenantName: string;
  readonly applicationName: string;
  readonly code?: string | undefined;
  /** Of the page on which the code is typed. */
  readonly portalOrigin?: string | undefined;
  /** What the tenant says in words of its own; never in place of the last line. */
  readonly texts?: OwnTexts | undefined;
}

/** Of a name that is shortened, what is left at least: fewer signs name nothing. */
const shortestName = 6;

/**
 * One SMS in one language. The last line binds the code to the page that asked for it: browsers fill it in there and
 * nowhere else ("Origin-bound one-time codes delivered via SMS", WICG). Throws UnusableMessage without a code.
 */
export function renderSms(message: SmsMessage): string {
  const { kind, locale, tenantName } = message;
  if (kind === 'sms-trial')
    return shortened(tenantName, (tenant) => wordsIn(locale).say('sms.trial', { tenant }));
  const { code, portalOrigin = '' } = message;
  if (code === undefined || !/^\d{6,10}$/.test(code))
    throw new UnusableMessage('A code is 6 to 10 decimal digits.');
  const bound = URL.canParse(portalOrigin) ? `\n\n@${new URL(portalOrigin).hostname} #${code}` : '';
  const words = inOwnWords(wordsIn(locale), message.texts ?? {}, {});
  return shortened(
    message.applicationName,
    (application) => `${words.say(`sms.${kind}`, { code, application })}${bound}`,
  );
}

/**
 * With as much of the name as one message of GSM has room for. What looks like an address in it is no link (S-66), and marks
 * that GSM cannot write are left out where that keeps the text in its alphabet.
 */
function shortened(name: string, say: (name: string) => string): string {
  const signs = [...plain(defangedName(singleLine(name)), say)];
  for (let length = signs.length; length > shortestName; length -= 1) {
    const text = say(signs.slice(0, length).join('').trim());
    const size = gsmLength(text);
    // What another alphabet writes takes several messages anyway.
    if (size === undefined || size <= gsmMessage) return text;
  }
  return say(signs.slice(0, shortestName).join('').trim());
}

function plain(name: string, say: (name: string) => string): string {
  const bare = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return gsmLength(name) === undefined && gsmLength(say(bare)) !== undefined ? bare : name;
}
