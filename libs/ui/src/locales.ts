import type { Catalogue } from './messages/en.ts';
import { ar } from './messages/ar.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { fr } from './messages/fr.ts';
import { it } from './messages/it.ts';
import { ja } from './messages/ja.ts';
import { nl } from './messages/nl.ts';
import { pl } from './messages/pl.ts';
import { pt } from './messages/pt.ts';
import { tr } from './messages/tr.ts';
import { zhHans } from './messages/zh-hans.ts';
import { pseudoCatalogue } from './pseudo-locale.ts';

export interface LocaleDescription {
  /** The language in its own words, as the switcher shows it. */
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
  readonly catalogue: Catalogue;
}

const left = (ownName: string, catalogue: Catalogue): LocaleDescription => ({
  ownName,
  direction: 'ltr',
  catalogue,
});

const OFFERED = {
  en: left('English', en),
  de: left('Deutsch', de),
  fr: left('Français', fr),
  es: left('Español', es),
  it: left('Italiano', it),
  pt: left('Português', pt),
  nl: left('Nederlands', nl),
  pl: left('Polski', pl),
  tr: left('Türkçe', tr),
  ar: { ownName: 'العربية', direction: 'rtl', catalogue: ar },
  ja: left('日本語', ja),
  'zh-Hans': left('简体中文', zhHans),
} as const satisfies Record<string, LocaleDescription>;

/** Never offered to visitors: long, accented English in brackets, to see what is cut off or not translated. */
export const PSEUDO_LOCALE = 'en-XA';

export type Locale = keyof typeof OFFERED | typeof PSEUDO_LOCALE;

/** The languages that visitors may choose, in the order of the switcher. */
export const LOCALES = Object.keys(OFFERED) as readonly Exclude<Locale, typeof PSEUDO_LOCALE>[];

const PSEUDO: LocaleDescription = left('[Ƥşéûðö]', pseudoCatalogue(en));

export function describeLocale(locale: Locale): LocaleDescription {
  return locale === PSEUDO_LOCALE ? PSEUDO : OFFERED[locale];
}
