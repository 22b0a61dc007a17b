import { InvalidInput, type FieldFault } from '@latchkey/kernel';

/** What a question says, in the languages of the tenant: each text by its language, a tag of BCP 47. */
export interface QuestionWording {
  readonly texts: Readonly<Record<string, string>>;
  /** The language for whoever reads none of the others; one of them. */
  readonly defaultLanguage: string;
}

/** One text in the form in which it is compared with others of its language. */
export interface QuestionTextKey {
  readonly language: string;
  readonly textKey: string;
}

/** Code points. */
export const shortestQuestion = 3;
export const longestQuestion = 200;
export const mostLanguages = 50;

/** What a language tag looks like; that it is one, and is written as it should be, is judged beside. */
export const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8}){0,4}$/;

/** Texts as they are kept: NFC, and one blank where there were several. Throws InvalidInput with every fault. */
export function readableWording({ texts, defaultLanguage }: QuestionWording): QuestionWording {
  const tidied = Object.entries(texts).map(([language, text]) => [language, tidy(text)] as const);
  const faults = [
    ...countFaults(tidied.length),
    ...tidied.flatMap(([language, text]) => [...languageFaults(language), ...textFaults(language, text)]),
    ...(tidied.length > 0 && !Object.hasOwn(texts, defaultLanguage) ? [noDefault] : []),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  return { texts: Object.fromEntries(tidied), defaultLanguage };
}

/** Neither letter case nor normal form nor blanks nor what cannot be seen tell two questions apart (PR-B39). */
export function textKeys({ texts }: QuestionWording): readonly QuestionTextKey[] {
  return Object.entries(texts).map(([language, text]) => ({ language, textKey: keyOf(text) }));
}

/** The text for a reader of this language: its own, that of a language that it belongs to, or the default (RFC 4647 §3.4). */
export function textFor({ texts, defaultLanguage }: QuestionWording, language: string): string {
  const parts = language.toLowerCase().split('-');
  const byTag = new Map(Object.entries(texts).map(([tag, text]) => [tag.toLowerCase(), text]));
  for (let length = parts.length; length > 0; length -= 1) {
    const text = byTag.get(parts.slice(0, length).join('-'));
    if (text !== undefined) return text;
  }
  return texts[defaultLanguage] ?? '';
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

function keyOf(text: string): string {
  return tidy(text.replaceAll(unseen, '')).toLowerCase().normalize('NFC');
}

function countFaults(count: number): FieldFault[] {
  if (count === 0)
    return [{ pointer: '/texts', code: 'empty', detail: 'Write it in one language at least.' }];
  if (count <= mostLanguages) return [];
  return [{ pointer: '/texts', code: 'too-many', detail: `Write it in ${mostLanguages} languages at most.` }];
}

function languageFaults(language: string): FieldFault[] {
  if (languageTag.test(language) && canonical(language) === language) return [];
  const detail = 'Name the language by its tag of BCP 47, such as en, pt-BR or zh-Hans.';
  return [{ pointer: `/texts/${language}`, code: 'language', detail }];
}

/** As it should be written; undefined when it is no tag. */
function canonical(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

function textFaults(language: string, text: string): FieldFault[] {
  const pointer = `/texts/${language}`;
  const length = [...text].length;
  if (keyOf(text) === '') return [{ pointer, code: 'empty', detail: 'Write a question that can be seen.' }];
  if (length < shortestQuestion)
    return [{ pointer, code: 'too-short', detail: `Write at least ${shortestQuestion} characters.` }];
  if (length > longestQuestion)
    return [{ pointer, code: 'too-long', detail: `Write at most ${longestQuestion} characters.` }];
  return [];
}

const noDefault: FieldFault = {
  pointer: '/defaultLanguage',
  code: 'unknown',
  detail: 'Name one of the languages in which the question is written.',
};
