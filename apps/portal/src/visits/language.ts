import { PSEUDO_LOCALE, negotiateLocale, readLocale, type Locale } from '@latchkey/ui';
import type { FastifyRequest } from 'fastify';
import { readCookies, secretCookie } from '../cookies.ts';

const NAME = '__Host-latchkey-language';
const YEAR_SECONDS = 365 * 24 * 3600;

/** Which languages there are: visitors are never offered the pseudo-locale, tests may ask for it. */
export class Languages {
  private readonly withPseudoLocale: boolean;

  constructor(withPseudoLocale: boolean) {
    this.withPseudoLocale = withPseudoLocale;
  }

  of(request: FastifyRequest, tenantDefault: string | undefined): Locale {
    const wishes = {
      address: this.chosen(request),
      cookie: readCookies(request.headers.cookie).get(NAME),
      acceptLanguage: request.headers['accept-language'],
      tenantDefault,
    };
    return negotiateLocale(wishes, this.withPseudoLocale);
  }

  /** The language that `?lang=` asks for, if there is such a one. */
  chosen(request: FastifyRequest): Locale | undefined {
    const query = request.query as Readonly<Record<string, unknown>> | null;
    const wanted = query?.['lang'];
    const locale = typeof wanted === 'string' ? readLocale(wanted, this.withPseudoLocale) : undefined;
    return locale === PSEUDO_LOCALE && !this.withPseudoLocale ? undefined : locale;
  }

  cookie(locale: Locale): string {
    return secretCookie(NAME, locale, YEAR_SECONDS);
  }
}
