import { LOCALES, PSEUDO_LOCALE, type Locale } from './locales.ts';

export interface LanguageWishes {
  /** From the address (`?lang=`), stronger than everything else. */
  readonly address?: string | undefined;
  /** What this browser chose earlier. */
  readonly cookie?: string | undefined;
  readonly acceptLanguage?: string | undefined;
  readonly tenantDefault?: string | undefined;
}

/** Simplified Chinese is read where these are asked for; the traditional script is another language to us. */
const SIMPLIFIED_CHINESE = new Set(['zh', 'zh-cn', 'zh-sg', 'zh-my']);

const byTag = new Map<string, Locale>(LOCALES.map((locale) => [locale.toLowerCase(), locale]));

export function readLocale(tag: string | undefined, withPseudoLocale = false): Locale | undefined {
  if (!tag || tag.length > 35) return undefined;
  const wanted = tag.trim().toLowerCase().replaceAll('_', '-');
  if (withPseudoLocale && wanted === PSEUDO_LOCALE.toLowerCase()) return PSEUDO_LOCALE;
  if (SIMPLIFIED_CHINESE.has(wanted) || wanted.startsWith('zh-hans')) return 'zh-Hans';
  return byTag.get(wanted) ?? byTag.get(wanted.split('-')[0] ?? '');
}

/** Never looks at an account: a page in the account's language would tell that the account exists. */
export function negotiateLocale(wishes: LanguageWishes, withPseudoLocale = false): Locale {
  return (
    readLocale(wishes.address, withPseudoLocale) ??
    readLocale(wishes.cookie, withPseudoLocale) ??
    fromAcceptLanguage(wishes.acceptLanguage) ??
    readLocale(wishes.tenantDefault) ??
    'en'
  );
}

function fromAcceptLanguage(header: string | undefined): Locale | undefined {
  if (!header || header.length > 1000) return undefined;
  const wishes = header.split(',').map((part, position) => {
    const [tag = '', ...parameters] = part.split(';');
    const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/i.exec(each)?.[1]).find(Boolean);
    return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), position };
  });
  wishes.sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const wish of wishes) {
    const locale = wish.quality > 0 ? readLocale(wish.tag) : undefined;
    if (locale) return locale;
  }
  return undefined;
}
