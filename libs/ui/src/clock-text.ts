import type { Locale } from './locales.ts';

export interface ClockText {
  readonly text: string;
  /** True when the day is part of the text, because it is not today. */
  readonly withDay: boolean;
}

const TIME = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
const DAY_AND_TIME = { month: 'long', day: 'numeric', ...TIME } as const;

/** A moment as people read it on a clock, always with its zone; with the day when that is not today. */
export function clockText(moment: Date, locale: Locale, timeZone: string, now: Date): ClockText {
  const day = formatter('en-CA', { timeZone, dateStyle: 'short' });
  const withDay = day.format(moment) !== day.format(now);
  return { text: format(moment, locale, timeZone, withDay ? DAY_AND_TIME : TIME), withDay };
}

/** For mails, which are read later than they are written: always with the day. */
export function dayAndClockText(moment: Date, locale: Locale, timeZone: string): string {
  return format(moment, locale, timeZone, DAY_AND_TIME);
}

/** A zone that this runtime does not know would throw; a clock in UTC is still right. */
export function knownTimeZone(timeZone: string | undefined): string {
  if (!timeZone) return 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function format(moment: Date, locale: Locale, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  return formatter(locale, { ...parts, timeZone }).format(moment);
}

/** Making one costs as much as the rest of a mail. There are no more than locales times known zones. */
function formatter(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(parts)}`;
  let known = formatters.get(key);
  if (!known) formatters.set(key, (known = new Intl.DateTimeFormat(locale, parts)));
  return known;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
