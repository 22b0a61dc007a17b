import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { textFaults, textKeys, textParts } from '@latchkey/messaging';
import { CatalogueTexts } from './catalogue-texts.ts';

describe('the texts that a tenant may say otherwise', () => {
  const house = new CatalogueTexts();

  it('are said by the house in every language, with the placeholders that they need and no other', () => {
    expect(house.languages()).toHaveLength(12);
    for (const language of house.languages()) {
      for (const key of textKeys)
        expect([language, key, textFaults(key, house.text(key, language))]).toEqual([language, key, []]);
    }
  });

  it('are in the nearest language of a reader', () => {
    expect(['de-AT', 'zh-CN', 'pt-BR', 'tlh'].map((tag) => house.nearest(tag))).toEqual([
      ...['de', 'zh-Hans', 'pt', 'en'],
    ]);
  });

  it('are in the reference, each with its placeholders', () => {
    const page = readFileSync(
      new URL('../../../../docs/reference/message-texts.md', import.meta.url),
      'utf8',
    );
    const told = [...page.matchAll(/^\| `((?:mail|sms)\.[a-z-]+)` +\| (.*?) +\| (.*?) +\| (\d+) +\|$/gm)];
    const named = (names: readonly string[]) => names.map((name) => `\`{${name}}\``).join(', ');
    expect(told.map(([, ...cells]) => cells)).toEqual(
      textKeys.map((key) => {
        const { placeholders, required, longest } = textParts[key];
        return [key, named(placeholders), named(required), String(longest)];
      }),
    );
  });
});
