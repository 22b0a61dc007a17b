import { HouseTexts } from '../message-text/house-texts.ts';
import type { TextKey } from '../message-text/text-parts.ts';

/** A house that writes in two languages, and says the name of a text in the place of it. */
export class FewHouseTexts extends HouseTexts {
  languages(): readonly string[] {
    return ['en', 'de'];
  }

  nearest(locale: string): string {
    return locale.startsWith('de') ? 'de' : 'en';
  }

  text(key: TextKey, language: string): string {
    return `${key} in ${language}`;
  }
}
