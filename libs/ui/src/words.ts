import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import { Fragment, createElement, type ReactNode } from 'react';
import { describeLocale, type Locale } from './locales.ts';
import type { MessageId } from './messages/en.ts';

export type PlainValues = Readonly<Record<string, string | number>>;
export type RichValues = Readonly<Record<string, ReactNode>>;

/** The messages of one language. */
export class Words {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  private readonly intl: IntlShape<ReactNode>;

  constructor(locale: Locale) {
    const { catalogue, direction } = describeLocale(locale);
    this.locale = locale;
    this.direction = direction;
    this.intl = createIntl<ReactNode>(
      {
        locale,
        messages: { ...catalogue },
        // A message that is missing or broken is a defect of a catalogue, found by the tests, never shown half.
        onError: (error) => {
          throw error;
        },
      },
      createIntlCache(),
    );
  }

  say(id: MessageId, values: PlainValues = {}): string {
    return String(this.intl.formatMessage({ id }, { ...values }));
  }

  /** For messages with elements inside, such as a name that must keep its own writing direction. */
  rich(id: MessageId, values: RichValues): ReactNode {
    const parts = this.intl.formatMessage({ id }, { ...values });
    return createElement(Fragment, null, ...(Array.isArray(parts) ? parts : [parts]));
  }
}

const known = new Map<Locale, Words>();

export function wordsIn(locale: Locale): Words {
  const words = known.get(locale) ?? new Words(locale);
  known.set(locale, words);
  return words;
}
