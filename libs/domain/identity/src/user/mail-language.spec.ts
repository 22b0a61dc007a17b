import { describe, expect, it } from '@jest/globals';
import { mailLanguage } from './mail-language.ts';

describe('the language of a mail that nobody asked for', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['is the one that the tenant keeps', { locale: 'pt-BR' }, 'pt-BR'],
    ['is the same in the spelling of operating systems', { locale: 'de_AT' }, 'de-AT'],
    ['is English when none is kept', { employee_number: 'E-4711' }, 'en'],
    ['is English when what is kept is no language', { locale: 'Klingon, please' }, 'en'],
  ])('EX-P15 %s', (_, attributes, language) => {
    expect(mailLanguage({ attributes })).toBe(language);
  });
});
