import type { User } from './user.ts';

/** Under this name a tenant keeps the language of a user, as BCP 47 tells it. */
export const languageAttribute = 'locale';

const languageTag = /^[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,2}$/;

/** In which language a user is written to who has not come by a page; English when the tenant keeps none. */
export function mailLanguage({ attributes }: Pick<User, 'attributes'>): string {
  const kept = Object.hasOwn(attributes, languageAttribute) ? attributes[languageAttribute] : undefined;
  return kept !== undefined && languageTag.test(kept) ? kept.replaceAll('_', '-') : 'en';
}
