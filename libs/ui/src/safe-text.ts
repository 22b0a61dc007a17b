const LONGEST_NAME = 64;
/** A web or mail address. */
export const LONGEST_CONTACT = 254;

/** Control characters, line ends and the invisible signs that reorder text. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+/gu;

/** On one line, by default at most 64 characters, without signs that could forge a header or reorder the text. */
export function singleLine(name: string, longest = LONGEST_NAME): string {
  const line = name.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim();
  const signs = [...line];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : line;
}

/** The name of a person, who chose it himself: mail programs must not turn any part of it into a link. */
export function defangedName(name: string): string {
  const harmless = name
    .replaceAll(/[a-z][a-z\d+.-]*:\/+/gi, ' ')
    .replaceAll(/[<>]/g, ' ')
    .replaceAll('@', ' ')
    .replaceAll(/(?<=\S)[.。．｡](?=\S)/gu, ' ');
  return singleLine(harmless);
}

/** The address as given if it is http(s) without a user part; everything else (`javascript:` …) is no link. */
export function webAddress(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && !username && !password ? href : undefined;
}

const MAIL_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

/** Where a contact leads: a mail address and a web address are links, a telephone number or a sentence is text. */
export function contactAddress(contact: string): string | undefined {
  const text = contact.trim();
  if (text.length <= 254 && MAIL_ADDRESS.test(text))
    return `mailto:${encodeURIComponent(text).replace('%40', '@')}`;
  return webAddress(text);
}
