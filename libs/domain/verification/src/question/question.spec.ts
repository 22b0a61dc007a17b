import { describe, expect, it } from '@jest/globals';
import { InvalidInput, StaleVersion, type DomainError } from '@latchkey/kernel';
import { textFor, textKeys, type QuestionWording } from './question-texts.ts';
import { Question } from './question.ts';

const english: QuestionWording = { texts: { en: 'Which lake did you swim in?' }, defaultLanguage: 'en' };
const made = (wording: QuestionWording = english): Question =>
  Question.create({
    ...{ tenantId: 'tenant', environment: 'live', id: 'question' },
    ...{ createdAt: new Date('2026-03-01T12:00:00Z'), ...wording },
  });
const faultsOf = (wording: QuestionWording): string[] => {
  try {
    made(wording);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
  }
  return [];
};
const said = (text: string): QuestionWording => ({ texts: { en: text }, defaultLanguage: 'en' });
const keyOf = (text: string): string | undefined => textKeys(said(text))[0]?.textKey;

describe('a question', () => {
  it('PR-T20 is written in languages, one of them the default, and tells each change once', () => {
    const question = made();
    expect(question).toMatchObject({ ...english, status: 'active', version: 1 });
    for (let n = 0; n < 2; n += 1) question.deactivate();
    expect(question.status).toBe('inactive');
    for (let n = 0; n < 2; n += 1) question.activate();
    expect(question.status).toBe('active');
    const texts = { en: 'Which lake?', 'pt-BR': 'Qual lago?', 'zh-Hans': '哪个湖泊？' };
    question.change({ texts, defaultLanguage: 'pt-BR' }, 1);
    expect(question).toMatchObject({ texts, defaultLanguage: 'pt-BR' });
    question.markDeleted();
    expect(question.pullEvents().map((event) => [event.name, event.facts()])).toEqual(
      ['created', 'deactivated', 'activated', 'changed', 'deleted'].map((what) => [
        `verification.question.${what}`,
        { questionId: 'question' },
      ]),
    );
  });

  it.each(['', '   ', '\t\n', '\u200b\u2060\u200b', '\u00a0\u3000', '\u3164\ufe0f\u115f'])(
    'PR-B39 says something that can be seen: %j is nothing',
    (text) => expect(faultsOf(said(text))).toEqual(['empty /texts/en']),
  );

  it('PR-T20 has 3 to 200 characters in each language, counted as people count them', () => {
    expect(faultsOf(said('ab'))).toEqual(['too-short /texts/en']);
    expect(faultsOf(said(' a  b '))).toEqual([]);
    expect(faultsOf(said('a'.repeat(200)))).toEqual([]);
    expect(faultsOf(said('😀'.repeat(200)))).toEqual([]);
    expect(faultsOf(said('a'.repeat(201)))).toEqual(['too-long /texts/en']);
    expect(faultsOf({ texts: { en: 'ab', de: 'Was?', fr: '' }, defaultLanguage: 'it' })).toEqual([
      ...['too-short /texts/en', 'empty /texts/fr', 'unknown /defaultLanguage'],
    ]);
    expect(faultsOf({ texts: {}, defaultLanguage: 'en' })).toEqual(['empty /texts']);
  });

  it('PR-T20 names languages by their tags, each written in one way', () => {
    for (const language of [
      'english',
      'EN',
      'en_GB',
      'pt-br',
      'zh-hans',
      'e',
      'en-',
      '1',
      'constructor',
      'iw',
    ])
      expect([language, faultsOf({ texts: { [language]: 'Which?' }, defaultLanguage: language })]).toEqual([
        language,
        // A word of eight letters or fewer has the form of a language that nobody has registered.
        language === 'english' ? [] : [`language /texts/${language}`],
      ]);
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const many = Array.from({ length: 51 }, (_, n) => `q${letters[Math.floor(n / 26)]}${letters[n % 26]}`);
    const inAll = (tags: readonly string[]) => ({
      texts: Object.fromEntries(tags.map((tag) => [tag, 'Which?'])),
      defaultLanguage: 'qaa',
    });
    expect(faultsOf(inAll(many))).toEqual(['too-many /texts']);
    expect(faultsOf(inAll(many.slice(1)))).toEqual(['unknown /defaultLanguage']);
    expect(faultsOf(inAll(many.slice(0, 50)))).toEqual([]);
  });

  it('PR-T20 keeps a text in NFC with single blanks', () => {
    expect(made(said('  Welches   Cafe\u0301?\u00a0 ')).texts).toEqual({ en: 'Welches Caf\u00e9?' });
  });

  it('PR-B39 neither letter case nor normal form nor blanks nor what cannot be seen tell texts apart', () => {
    const key = keyOf('Welches Caf\u00e9 war es?');
    for (const alike of [
      'WELCHES CAFE\u0301 WAR ES?',
      ' welches  caf\u00e9\u00a0war es? ',
      'Wel\u200bches Caf\u00e9 war es?',
    ])
      expect([alike, keyOf(alike)]).toEqual([alike, key]);
    expect(keyOf('Welches Cafe war es?')).not.toBe(key);
  });

  it('PR-T20 is read in the language of the reader, in one that it belongs to, or in the default', () => {
    const wording = {
      texts: { en: 'Which?', 'pt-BR': 'Qual?', 'zh-Hant': '哪個？', zh: '哪个？' },
      defaultLanguage: 'en',
    };
    const readers = ['en', 'en-GB', 'pt-br', 'pt', 'zh-Hant-TW', 'zh-Hans', 'de', '', '-', '__proto__'];
    expect(readers.map((language) => textFor(wording, language))).toEqual([
      ...['Which?', 'Which?', 'Qual?', 'Which?', '哪個？', '哪个？', 'Which?', 'Which?', 'Which?', 'Which?'],
    ]);
  });

  it('PR-T20 of two who change it at once refuses the one who had not seen the other', () => {
    const question = made();
    question.version = 2;
    expect(() => question.change(said('Late?'), 1)).toThrow(StaleVersion);
    expect(question.texts).toEqual(english.texts);
    expect(() => question.change(said(''), 2)).toThrow(InvalidInput);
    expect(question.texts).toEqual(english.texts);
  });
});
