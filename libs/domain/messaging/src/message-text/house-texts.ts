import type { TextKey } from './text-parts.ts';

/** How the house says it, where a tenant says nothing. */
export abstract class HouseTexts {
  /** Languages in which mails are written. */
  abstract languages(): readonly string[];
  /** That of them which is nearest to what somebody reads, a tag of BCP 47. */
  abstract nearest(locale: string): string;
  /** With its placeholders, in one of the languages. */
  abstract text(key: TextKey, language: string): string;
}
