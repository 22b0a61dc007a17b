import { HouseTexts, type TextKey } from '@latchkey/messaging';
import { describeLocale, LOCALES, readLocale } from '@latchkey/ui';

/** The texts of the house, as its mails say them. */
export class CatalogueTexts extends HouseTexts {
  languages(): readonly string[] {
    return LOCALES;
  }

  /** English, where none is near. */
  nearest(locale: string): string {
    return readLocale(locale) ?? 'en';
  }

  text(key: TextKey, language: string): string {
    return describeLocale(readLocale(language) ?? 'en').catalogue[key];
  }
}
