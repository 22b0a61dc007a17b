import {
  isSupportedCountry,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { phoneNumberText } from './phone-number-text.ts';

/** What a number may be. Where a plan does not tell landlines from mobiles (North America), it says so. */
export const phoneKinds = ['mobile', 'fixed-line-or-mobile', 'fixed-line', 'voip'] as const;
export type PhoneKind = (typeof phoneKinds)[number];

export type PhoneNumberFault =
  /** Nothing in it is a number, or it has a character that no number has. */
  | 'not-a-number'
  | 'letters'
  | 'extension'
  | 'several-numbers'
  /** National, and nobody said of which country. */
  | 'country-missing'
  | 'country-unknown'
  | 'too-short'
  | 'too-long'
  /** Inside a country's plan, and given to nobody. */
  | 'not-assigned'
  /** Satellites, ships, international networks: of no country, and dear (S-10). */
  | 'no-country'
  | 'premium-rate'
  | 'shared-cost'
  | 'toll-free'
  | 'pager'
  /** Forwarded to wherever somebody is, and billed like premium rate in some countries. */
  | 'personal'
  | 'company'
  | 'voicemail';

/** By the library's word for a range. */
const kinds: Readonly<Record<string, PhoneKind>> = {
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'fixed-line-or-mobile',
  FIXED_LINE: 'fixed-line',
  VOIP: 'voip',
};
const dearKinds: Readonly<Record<string, PhoneNumberFault>> = {
  PREMIUM_RATE: 'premium-rate',
  SHARED_COST: 'shared-cost',
  TOLL_FREE: 'toll-free',
  PAGER: 'pager',
  PERSONAL_NUMBER: 'personal',
  UAN: 'company',
  VOICEMAIL: 'voicemail',
};

/** The telephone of one person, as E.164 says it: `+` and at most 15 digits. */
export class PhoneNumber {
  private constructor(
    readonly e164: string,
    /** ISO 3166-1, two letters. Countries that share a calling code are told apart: +1 876 is JM, not US. */
    readonly country: string,
    readonly kind: PhoneKind,
  ) {}

  /**
   * Reads what somebody typed, or what is stored. Without a leading `+` it is a number of `defaultCountry`. Extensions
   * and numbers that cost the caller or nobody are refused, since each is a way to be paid for our messages (S-10).
   */
  static read(typed: string, defaultCountry?: string): PhoneNumber | PhoneNumberFault {
    const text = phoneNumberText(typed);
    if ('fault' in text) return text.fault;
    const parsed = parse(text.digits, defaultCountry);
    if (typeof parsed === 'string') return parsed;
    const type = parsed.getType() ?? '';
    const dear = dearKinds[type];
    if (dear !== undefined) return dear;
    if (!parsed.isPossible()) return lengthFault(parsed.number);
    const kind = kinds[type];
    if (kind === undefined) return 'not-assigned';
    return parsed.country === undefined ? 'no-country' : new PhoneNumber(parsed.number, parsed.country, kind);
  }

  get masked(): string {
    return maskedPhoneNumber(this.e164);
  }
}

/** True for the one stored form of a number that may be sent to. */
export function isPhoneNumber(value: string): boolean {
  const number = PhoneNumber.read(value);
  return typeof number === 'object' && number.e164 === value;
}

/** Two digits to recognise one's own by. Not how long it is, nor from where. */
export function maskedPhoneNumber(e164: string): string {
  return `••••••••${/\d{2}$/.exec(e164)?.[0] ?? ''}`;
}

function parse(digits: string, defaultCountry: string | undefined) {
  const international = digits.startsWith('+');
  if (!international && defaultCountry === undefined) return 'country-missing';
  if (!international && !isSupportedCountry(defaultCountry ?? '')) return 'country-unknown';
  try {
    return parsePhoneNumberWithError(digits, { ...countryOf(defaultCountry), extract: false });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return parseFaults[error.message] ?? 'not-a-number';
  }
}

const parseFaults: Readonly<Record<string, PhoneNumberFault>> = {
  INVALID_COUNTRY: 'country-unknown',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
};

/** A length between two that a plan has is neither; nobody has such a number. */
function lengthFault(e164: string): PhoneNumberFault {
  return parseFaults[validatePhoneNumberLength(e164) ?? ''] ?? 'not-assigned';
}

function countryOf(country: string | undefined) {
  return country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
}
