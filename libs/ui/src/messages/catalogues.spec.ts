import { describe, expect, it } from '@jest/globals';
import { LOCALES, PSEUDO_LOCALE, describeLocale, type Locale } from '../locales.ts';
import { wordsIn } from '../words.ts';
import { en, type MessageId } from './en.ts';

const ids = Object.keys(en) as MessageId[];

/** Names of arguments stand at odd depth of braces, before the brace ends or a type follows. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [index, sign] of [...message].entries()) {
    if (sign === '}') depth -= 1;
    if (sign !== '{') continue;
    depth += 1;
    const name = /^\{\s*(\w+)\s*[,}]/.exec([...message].slice(index).join(''))?.[1];
    if (depth % 2 === 1 && name) names.add(name);
  }
  return [...names].sort();
}

describe('catalogues', () => {
  it('BY-20 EX-P15 there are twelve, with Arabic, Japanese and simplified Chinese', () => {
    expect([...LOCALES].sort()).toEqual(
      ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'tr', 'zh-Hans'].sort(),
    );
    expect(describeLocale('ar').direction).toBe('rtl');
  });

  it.each<Locale>([...LOCALES, PSEUDO_LOCALE])(
    'EX-P15 %s has every message, with the same arguments',
    (locale) => {
      const { catalogue } = describeLocale(locale);
      expect(Object.keys(catalogue).sort()).toEqual([...ids].sort());
      for (const id of ids) {
        expect([id, argumentsOf(catalogue[id])]).toEqual([id, argumentsOf(en[id])]);
        expect([id, catalogue[id].trim()]).toEqual([id, catalogue[id]]);
        // A straight apostrophe would start a quotation, a tag would be read as markup.
        expect([id, /['<>]/.test(catalogue[id])]).toEqual([id, false]);
      }
    },
  );

  it.each<Locale>([...LOCALES, PSEUDO_LOCALE])(
    'EX-P15 %s can say every message, for every number',
    (locale) => {
      const words = wordsIn(locale);
      for (const id of ids) {
        for (const number of [1, 2, 3, 5, 6, 8, 10, 11, 15, 64, 101, 128]) {
          const values = Object.fromEntries(argumentsOf(en[id]).map((name) => [name, `«${name}»`]));
          const limits = { length: number, min: number, max: number, count: number };
          const said = words.say(id, { ...values, ...limits, current: 2, total: 3 });
          expect([id, /[{}]|\bundefined\b|\bnull\b/.test(said)]).toEqual([id, false]);
          for (const name of Object.keys(values)) {
            if (!/^(?:length|min|max|count|current|total)$/.test(name)) expect(said).toContain(`«${name}»`);
          }
        }
      }
    },
  );

  it.each(LOCALES.filter((locale) => locale !== 'en'))('EX-P15 %s is translated, not copied', (locale) => {
    const { catalogue } = describeLocale(locale);
    const copied = ids.filter((id) => catalogue[id] === en[id]);
    expect(copied.filter((id) => !/error-prefix|label|password$|^mail\.help$/.test(id))).toEqual([]);
  });

  it('EX-P15 the pseudo-locale is at least two fifths longer', () => {
    const { catalogue } = describeLocale(PSEUDO_LOCALE);
    const words = (message: string) => message.replaceAll(/\{[^{}]*\}/g, '').length;
    for (const id of ids) expect(words(catalogue[id]) / words(en[id])).toBeGreaterThanOrEqual(1.4);
  });
});
