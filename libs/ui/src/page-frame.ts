import type { Locale } from './locales.ts';

/** What a page says about the one who runs it. */
export interface TenantOnPage {
  readonly tenantName: string;
  readonly applicationName: string;
  readonly supportContact: string | null;
  readonly signInUrl: string | null;
}

/** What every page needs, whatever it shows. */
export interface PageFrame {
  readonly locale: Locale;
  /** Null where the tenant is not known, such as at an address that belongs to nobody. */
  readonly tenant: TenantOnPage | null;
  /** The page that a change of language opens again; empty for the address that is open now. */
  readonly path: string;
  readonly now: Date;
  readonly timeZone: string;
}

/** A step of the reset: always of three. */
export type Step = 1 | 2 | 3;

export interface PasswordRules {
  readonly minLength: number;
  readonly maxLength: number;
  readonly blocklist: boolean;
  readonly breachedCheck: boolean;
  readonly contextWords: boolean;
}
